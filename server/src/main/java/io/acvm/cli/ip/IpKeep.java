package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.IpReservation;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps addresses from being allocated, until somebody releases them. */
@Command
abstract class IpKeep extends ResultCommand {
  @Mixin private PoolTarget target;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ADDRESS",
      descriptionKey = "parameter.ip")
  private List<String> addresses;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      descriptionKey = "option.ipReason")
  private String note;

  private final String way;

  IpKeep(CliEnvironment environment, String way) {
    super(environment);
    this.way = way;
  }

  @Override
  protected final ExitCode run(ApiClient api) {
    JsonNode kept =
        api.change("POST", target.path(api, texts(), way), new IpReservation(addresses, note));
    output().print(environment(), kept.path("items"), LeaseColumns.ALL);
    return ExitCode.SUCCESS;
  }

  /** {@code acvm ip reserve}. */
  @Command(name = "reserve")
  public static final class Reserve extends IpKeep {
    public Reserve(CliEnvironment environment) {
      super(environment, "reserve");
    }
  }

  /** {@code acvm ip quarantine}. */
  @Command(name = "quarantine")
  public static final class Quarantine extends IpKeep {
    public Quarantine(CliEnvironment environment) {
      super(environment, "quarantine");
    }
  }
}
