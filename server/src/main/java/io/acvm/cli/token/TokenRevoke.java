package io.acvm.cli.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acvm token revoke}. */
@Command(name = "revoke", aliases = "rm")
public final class TokenRevoke extends ApiCommand {
  @Parameters(index = "0", paramLabel = "TOKEN", descriptionKey = "parameter.token")
  private String reference;

  @Mixin private Confirmation confirmation;

  public TokenRevoke(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode token =
        new NameLookup(texts())
            .one(
                api.get(Query.path("api", "tokens")).path("items"),
                reference,
                "name",
                texts().get("token.notFound", reference));
    String name = token.path("name").asText();
    confirmation.require(environment(), "token.confirmRevoke", name);
    api.change("DELETE", Query.path("api", "tokens", token.path("id").asText()), null);
    tell("token.revoked", Table.plain(name));
    return ExitCode.SUCCESS;
  }
}
