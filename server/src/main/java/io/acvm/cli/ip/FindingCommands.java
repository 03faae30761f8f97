package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.IpFix;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.NameLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where leases and machines disagree. */
final class FindingCommands {
  private static final Columns FINDINGS =
      Columns.of(
          Column.text("address", "/address"),
          Column.word("problem", "/kind", "ipFinding"),
          Column.text("vm", "/vmName"),
          Column.text("owner", "/owner"),
          Column.text("fixes", "/fixes"),
          Column.text("vmId", "/vmId").whenWide(),
          Column.text("id", "/id"));

  private FindingCommands() {}

  /** {@code acvm ip findings}. */
  @Command(name = "findings")
  public static final class Findings extends ItemsCommand {
    @Mixin private PoolTarget target;

    public Findings(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(target.path(api, texts(), "findings")).path("items");
    }

    @Override
    protected Columns columns() {
      return FINDINGS;
    }
  }

  /** {@code acvm ip fix}. */
  @Command(name = "fix")
  public static final class Fix extends ApiCommand {
    @Mixin private PoolTarget target;

    @Parameters(index = "1", paramLabel = "FINDING", descriptionKey = "parameter.finding")
    private String reference;

    @Parameters(
        index = "2",
        paramLabel = "RELEASE|LEASE_TO_VM|QUARANTINE",
        descriptionKey = "parameter.fix")
    private IpFix.FixEnum fix;

    public Fix(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      Query path = target.path(api, texts(), "findings");
      JsonNode finding =
          new NameLookup(texts())
              .one(
                  api.get(path).path("items"),
                  reference,
                  "address",
                  texts().get("ip.findingNotFound", reference));
      String id = finding.path("id").asText();
      api.change("POST", path.then(id).then("fix"), new IpFix(fix));
      tell("ip.fixed", Table.plain(id));
      return ExitCode.SUCCESS;
    }
  }
}
