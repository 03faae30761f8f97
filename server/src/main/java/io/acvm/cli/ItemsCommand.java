package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Watching;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that lists, once or again and again. */
@Command
public abstract class ItemsCommand extends ResultCommand {
  @Option(
      names = {"-w", "--watch"},
      paramLabel = "2s",
      arity = "0..1",
      fallbackValue = "2s",
      converter = WaitOptions.Seconds.class,
      descriptionKey = "option.watch")
  private Duration every;

  protected ItemsCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected final ExitCode run(ApiClient api) {
    if (every == null) {
      output().print(environment(), items(api), columns());
      return ExitCode.SUCCESS;
    }
    return new Watching(environment(), output(), columns()).run(() -> items(api), every);
  }

  /** Asks the server. */
  protected abstract JsonNode items(ApiClient api);

  protected abstract Columns columns();
}
