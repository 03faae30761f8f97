package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.IpImport;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.InputFile;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm ip import}: fails when a line was refused, though the others are taken over. */
@Command(name = "import")
public final class IpImportCommand extends ResultCommand {
  private static final Columns LINES =
      Columns.of(
          Column.text("line", "/line"),
          Column.text("address", "/address"),
          Column.word("outcome", "/outcome", "ipImport"),
          Column.word("state", "/state", "ipState"));

  @Mixin private PoolTarget target;

  @Parameters(index = "1", paramLabel = "FILE|-", descriptionKey = "parameter.ipFile")
  private String file;

  @Option(names = "--format", paramLabel = "IPS_TXT|CSV", descriptionKey = "option.ipImportFormat")
  private IpImport.FormatEnum format;

  @Option(names = "--dry-run", descriptionKey = "option.ipDryRun")
  private boolean dryRun;

  public IpImportCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    IpImport list = new IpImport(formatOfFile(), InputFile.text(environment(), file), dryRun);
    JsonNode report = api.change("POST", target.path(api, texts(), "import"), list);
    output()
        .print(
            environment(),
            report,
            () ->
                LINES.table(
                    report.path("lines"), OutputOptions.wording(environment()), output().wide()));
    int refused = report.path("refused").asInt();
    tell(
        dryRun ? "ip.wouldImport" : "ip.imported",
        report.path("added").asInt(),
        report.path("skipped").asInt(),
        refused);
    return refused == 0 ? ExitCode.SUCCESS : ExitCode.FAILED;
  }

  private IpImport.FormatEnum formatOfFile() {
    if (format != null) {
      return format;
    }
    return file.toLowerCase(Locale.ROOT).endsWith(".csv")
        ? IpImport.FormatEnum.CSV
        : IpImport.FormatEnum.IPS_TXT;
  }
}
