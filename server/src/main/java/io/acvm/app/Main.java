package io.acvm.app;

import io.acvm.app.reference.ReferenceCommand;
import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import java.util.List;

/** The program: the server and the command line in one. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CliEnvironment environment = CliEnvironment.system();
    List<Object> more =
        List.of(
            new ServeCommand(environment),
            new DemoCommand(environment),
            new MockPrismCommand(environment),
            new RehearseCommand(),
            new ReferenceCommand(ServerOptions::names));
    System.exit(Acvm.run(environment, more, arguments));
  }
}
