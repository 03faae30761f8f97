package io.acvm.cli;

import io.acvm.cli.api.RawCommand;
import io.acvm.cli.catalogue.ClusterCommand;
import io.acvm.cli.catalogue.NetworkCommand;
import io.acvm.cli.catalogue.ProviderCommand;
import io.acvm.cli.catalogue.TemplateCommand;
import io.acvm.cli.completion.CompletionCommand;
import io.acvm.cli.context.ConfigCommand;
import io.acvm.cli.context.ContextCommand;
import io.acvm.cli.event.EventCommand;
import io.acvm.cli.ip.IpCommand;
import io.acvm.cli.operation.OperationCommand;
import io.acvm.cli.organizer.BackupCommand;
import io.acvm.cli.organizer.CleanupCommand;
import io.acvm.cli.organizer.OrganizeCommand;
import io.acvm.cli.organizer.TrashCommand;
import io.acvm.cli.server.ServerCommand;
import io.acvm.cli.session.Login;
import io.acvm.cli.session.Logout;
import io.acvm.cli.session.PasswordCommand;
import io.acvm.cli.session.ProfileCommand;
import io.acvm.cli.session.RegisterCommand;
import io.acvm.cli.session.ResetPasswordCommand;
import io.acvm.cli.session.SetupCommand;
import io.acvm.cli.simulator.SimulatorCommand;
import io.acvm.cli.snapshot.SnapshotCommand;
import io.acvm.cli.token.TokenCommand;
import io.acvm.cli.user.UserCommand;
import io.acvm.cli.vm.VmCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The root of all commands. */
@Command(name = "acvm", versionProvider = Acvm.Version.class)
@Subcommands({
  Login.class,
  Logout.class,
  VmCommand.class,
  SnapshotCommand.class,
  OrganizeCommand.class,
  BackupCommand.class,
  CleanupCommand.class,
  TrashCommand.class,
  TemplateCommand.class,
  OperationCommand.class,
  EventCommand.class,
  ProviderCommand.class,
  ClusterCommand.class,
  NetworkCommand.class,
  IpCommand.class,
  SimulatorCommand.class,
  UserCommand.class,
  TokenCommand.class,
  ProfileCommand.class,
  PasswordCommand.class,
  ResetPasswordCommand.class,
  RegisterCommand.class,
  SetupCommand.class,
  ServerCommand.class,
  ContextCommand.class,
  ConfigCommand.class,
  CompletionCommand.class,
  RawCommand.class
})
public final class Acvm {
  private Acvm() {}

  /**
   * Runs what was typed; returns the exit code.
   *
   * @param more commands of other rooms
   */
  public static int run(CliEnvironment environment, List<Object> more, String... arguments) {
    String[] words = OriginalForms.translate(arguments);
    // A shell is told of all commands.
    boolean all = words.length > 0 && words[0].equals("completion");
    return commandLine(environment, more, all ? List.of() : List.of(words)).execute(words);
  }

  /** All commands there are. */
  public static CommandLine commandLine(CliEnvironment environment, List<Object> more) {
    return commandLine(environment, more, List.of());
  }

  private static CommandLine commandLine(
      CliEnvironment environment, List<Object> more, List<String> words) {
    CommandLine commands =
        new CommandTree(new Factory(environment)).build(new Acvm(), new ArrayList<>(more), words);
    commands
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .descriptionKey("option.version")
                .build());
    Failures failures = new Failures(environment);
    environment.terminal().columns().ifPresent(commands::setUsageHelpWidth);
    return commands
        .setResourceBundle(environment.texts().bundle())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setOut(environment.terminal().out())
        .setErr(environment.terminal().err());
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
