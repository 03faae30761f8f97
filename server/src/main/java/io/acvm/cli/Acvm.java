package io.acvm.cli;

import io.acvm.cli.catalogue.ClusterCommand;
import io.acvm.cli.catalogue.NetworkCommand;
import io.acvm.cli.catalogue.ProviderCommand;
import io.acvm.cli.catalogue.TemplateCommand;
import io.acvm.cli.operation.OperationCommand;
import io.acvm.cli.session.Login;
import io.acvm.cli.session.Logout;
import io.acvm.cli.simulator.SimulatorCommand;
import io.acvm.cli.snapshot.SnapshotCommand;
import io.acvm.cli.vm.VmCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The root of all commands. */
@Command(
    name = "acvm",
    versionProvider = Acvm.Version.class,
    subcommands = {
      Login.class,
      Logout.class,
      VmCommand.class,
      SnapshotCommand.class,
      OperationCommand.class,
      ProviderCommand.class,
      TemplateCommand.class,
      ClusterCommand.class,
      NetworkCommand.class,
      SimulatorCommand.class
    })
public final class Acvm {
  private Acvm() {}

  /**
   * The commands, ready to be executed.
   *
   * @param more commands of other rooms, by name
   */
  public static CommandLine commandLine(CliEnvironment environment, List<Object> more) {
    CommandLine commands = new CommandLine(new Acvm(), new Factory(environment));
    more.forEach(commands::addSubcommand);
    commands
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .descriptionKey("option.version")
                .build());
    Failures failures = new Failures(environment);
    return withHelp(commands)
        .setResourceBundle(environment.texts().bundle())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setOut(environment.terminal().out())
        .setErr(environment.terminal().err());
  }

  /** Every command knows --help; one that only groups others shows it. */
  private static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .descriptionKey("option.help")
                .build())
        .usageMessage()
        .abbreviateSynopsis(true);
    // A command with an alias is there twice.
    new LinkedHashSet<>(command.getSubcommands().values()).forEach(Acvm::withHelp);
    return command;
  }

  /** The version of the jar. */
  public static String version() {
    return Optional.ofNullable(Acvm.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** What --version says. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"acvm " + version()};
    }
  }

  /** Hands the environment to the commands that want it. */
  private record Factory(CliEnvironment environment) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getConstructor(CliEnvironment.class).newInstance(environment);
      } catch (NoSuchMethodException simple) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
