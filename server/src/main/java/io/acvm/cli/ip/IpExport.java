package io.acvm.cli.ip;

import io.acvm.api.model.IpImport;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.Answer;
import io.acvm.cli.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm ip export}: the list as it is, which import reads. */
@Command(name = "export")
public final class IpExport extends ApiCommand {
  @Mixin private PoolTarget target;

  @Option(names = "--format", paramLabel = "CSV|IPS_TXT", descriptionKey = "option.ipExportFormat")
  private IpImport.FormatEnum format;

  public IpExport(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String path = target.path(api, texts(), "export").with("format", format).toString();
    Answer answer = api.exchange("GET", path, null);
    if (!answer.good()) {
      api.contentOf(answer);
    }
    environment().terminal().out().print(answer.body());
    environment().terminal().out().flush();
    return ExitCode.SUCCESS;
  }
}
