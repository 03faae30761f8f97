package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acvm ip pool create}. */
@Command(name = "create", sortOptions = false)
public final class PoolCreate extends ResultCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.newPool")
  private String name;

  @Parameters(index = "1", paramLabel = "CIDR", descriptionKey = "parameter.cidr")
  private String cidr;

  @Mixin private PoolOptions options;

  public PoolCreate(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    ObjectNode spec = Json.object().put("name", name).put("cidr", cidr);
    options.apply(spec, api, texts());
    return printSheet(api.change("POST", Query.path("api", "ip-pools"), spec), PoolColumns.SHEET);
  }
}
