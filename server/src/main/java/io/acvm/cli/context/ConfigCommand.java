package io.acvm.cli.context;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ConnectionOptions;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.Context;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Session;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Settings of this program. */
@Command(name = "config")
@Subcommands(ConfigCommand.Show.class)
public final class ConfigCommand {
  /** {@code acvm config show}: what a command would use, and where that is kept. */
  @Command(name = "show")
  public static final class Show extends ContextCommand.Local {
    private static final Columns SHEET =
        Columns.of(
            Column.text("server", "/server"),
            Column.text("context", "/context"),
            Column.text("user", "/username"),
            Column.yesNo("signedIn", "/signedIn"),
            Column.text("language", "/language"),
            Column.text("file", "/file"),
            Column.text("version", "/version"));

    @Mixin private ConnectionOptions connection;
    @Mixin private OutputOptions output;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    public Integer call() {
      Context chosen = connection.choose(environment());
      boolean token = !environment().variables().getOrDefault("ACVM_TOKEN", "").isBlank();
      ObjectNode config =
          Json.object()
              .put("server", chosen.server().toString())
              .put("context", file().find(chosen.name()).map(Context::name).orElse(null))
              .put(
                  "username",
                  token ? null : chosen.session().flatMap(Session::username).orElse(null))
              .put("signedIn", token || chosen.session().isPresent())
              .put("language", environment().texts().language())
              .put("file", file().path().toString())
              .put("version", Acvm.version());
      output.print(
          environment(), config, () -> SHEET.sheet(config, OutputOptions.wording(environment())));
      return ExitCode.SUCCESS.number();
    }
  }
}
