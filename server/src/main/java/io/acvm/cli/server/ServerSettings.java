package io.acvm.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.RegistrationPolicy;
import io.acvm.api.model.SettingsUpdate;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm server settings}. */
@Command(name = "settings")
public final class ServerSettings extends ResultCommand {
  private static final Columns SHEET =
      Columns.of(
          Column.word("registration", "/registration", "registration"),
          Column.text("defaultProvider", "/defaultProvider"));

  @Option(names = "--registration", paramLabel = "POLICY", descriptionKey = "option.registration")
  private RegistrationPolicy registration;

  @Option(
      names = "--default-provider",
      paramLabel = "ID",
      descriptionKey = "option.defaultProvider")
  private String defaultProvider;

  public ServerSettings(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Query path = Query.path("api", "settings");
    JsonNode settings =
        registration == null && defaultProvider == null
            ? api.get(path)
            : api.change("PATCH", path, new SettingsUpdate(registration, defaultProvider));
    return printSheet(settings, SHEET);
  }
}
