package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm ip pool update}: only what is named changes. */
@Command(name = "update", sortOptions = false)
public final class PoolUpdate extends ResultCommand {
  /** What the server says of a pool and does not take back. */
  private static final List<String> ANSWER_ONLY =
      List.of("id", "family", "createdAt", "utilisation");

  @Mixin private PoolTarget target;

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "option.newName")
  private String name;

  @Mixin private PoolOptions options;

  public PoolUpdate(CliEnvironment environment) {
    super(environment);
  }

  // The contract replaces a pool as a whole; what is not named goes back as it was read.
  @Override
  protected ExitCode run(ApiClient api) {
    Query path = target.path(api, texts());
    ObjectNode spec = ((ObjectNode) api.get(path)).remove(ANSWER_ONLY);
    boolean changed = options.apply(spec, api, texts());
    if (name != null) {
      spec.put("name", name);
    } else if (!changed) {
      throw new CliException(ExitCode.INVALID, texts().get("ip.nothingToChange"));
    }
    return printSheet(api.change("PUT", path, spec), PoolColumns.SHEET);
  }
}
