package io.acvm.app;

import io.acvm.cli.CliEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm demo}: {@code serve} in the mock profile. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  private final CliEnvironment environment;

  @Mixin private ServerOptions options;

  DemoCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Map<String, String> given = new LinkedHashMap<>(options.given());
    given.put("--profile", "mock");
    return new ServerProcess(environment).run(given);
  }
}
