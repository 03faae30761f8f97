package io.acvm.cli.context;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ConnectionOptions;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.Context;
import io.acvm.cli.client.ContextFile;
import io.acvm.cli.client.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The servers this user works with, by short names. */
@Command(name = "context")
@Subcommands({
  ContextListCommand.class,
  ContextCommand.Add.class,
  ContextCommand.Use.class,
  ContextCommand.Remove.class
})
public final class ContextCommand {
  /** A command on the file of contexts, which asks no server. */
  @Command
  abstract static class Local implements Callable<Integer> {
    private final CliEnvironment environment;

    Local(CliEnvironment environment) {
      this.environment = environment;
    }

    final CliEnvironment environment() {
      return environment;
    }

    final ContextFile file() {
      return new ContextFile(environment.userDirectory());
    }

    final Integer tell(String key, Object... arguments) {
      environment.terminal().err().println(environment.texts().get(key, arguments));
      environment.terminal().err().flush();
      return ExitCode.SUCCESS.number();
    }

    final void requireKnown(String name) {
      if (file().find(name).isEmpty()) {
        throw new CliException(
            ExitCode.NOT_FOUND, environment.texts().get("context.notFound", name));
      }
    }
  }

  /** {@code acvm context add}. */
  @Command(name = "add")
  public static final class Add extends Local {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.newContext")
    private String name;

    @Parameters(index = "1", paramLabel = "URL", descriptionKey = "parameter.server")
    private String server;

    @Option(names = "--token-stdin", descriptionKey = "option.tokenStdin")
    private boolean token;

    public Add(CliEnvironment environment) {
      super(environment);
    }

    @Override
    public Integer call() {
      if (file().find(name).isPresent()) {
        throw new CliException(ExitCode.CONFLICT, environment().texts().get("context.taken", name));
      }
      Optional<Session> session =
          token
              ? environment()
                  .terminal()
                  .readLine()
                  .map(String::strip)
                  .filter(text -> !text.isEmpty())
                  .map(Session::ofToken)
              : Optional.empty();
      file()
          .put(new Context(name, ConnectionOptions.parse(server, environment().texts()), session));
      if (file().current().isEmpty()) {
        file().use(name);
      }
      return tell("context.added", name);
    }
  }

  /** {@code acvm context use}. */
  @Command(name = "use")
  public static final class Use extends Local {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.context")
    private String name;

    public Use(CliEnvironment environment) {
      super(environment);
    }

    @Override
    public Integer call() {
      requireKnown(name);
      file().use(name);
      return tell("context.used", name);
    }
  }

  /** {@code acvm context remove}. */
  @Command(name = "remove", aliases = "rm")
  public static final class Remove extends Local {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.context")
    private String name;

    public Remove(CliEnvironment environment) {
      super(environment);
    }

    @Override
    public Integer call() {
      requireKnown(name);
      file().remove(name);
      return tell("context.removed", name);
    }
  }
}
