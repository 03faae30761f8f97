package io.acvm.app;

import io.acvm.cli.CliEnvironment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm serve}. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
  private final CliEnvironment environment;

  @Mixin private ServerOptions options;

  ServeCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return new ServerProcess(environment).run(options.given());
  }
}
