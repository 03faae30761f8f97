package io.acvm.cli.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.FaultRule;
import io.acvm.api.model.JournalEntry;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The simulated Prism Central of a server in the mock profile. */
@Command(
    name = "simulator",
    subcommands = {
      SimulatorCommand.Status.class,
      SimulatorCommand.Restart.class,
      SimulatorCommand.Reset.class,
      SimulatorCommand.Faults.class,
      SimulatorCommand.Journal.class
    })
public final class SimulatorCommand {
  private static final String ROOT = "mock-server";

  /** Prints what a simulator is. */
  @Command
  abstract static class StatusCommand extends ListCommand {
    StatusCommand(CliEnvironment environment) {
      super(environment);
    }

    final ExitCode printStatus(JsonNode status) {
      return print(
          status,
          () ->
              heading("url", "version", "vms", "clusters")
                  .row(
                      status.path("url").asText(),
                      status.path("version").asText(),
                      status.path("entities").path("vm").asInt(),
                      status.path("entities").path("cluster").asInt()));
    }
  }

  /** {@code acvm simulator status}. */
  @Command(name = "status")
  public static final class Status extends StatusCommand {
    public Status(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printStatus(api.get(Query.path("api", ROOT, "status")));
    }
  }

  /** {@code acvm simulator restart}. */
  @Command(name = "restart")
  public static final class Restart extends StatusCommand {
    public Restart(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printStatus(api.change("POST", Query.path("api", ROOT, "restart"), null));
    }
  }

  /** {@code acvm simulator reset}. */
  @Command(name = "reset")
  public static final class Reset extends StatusCommand {
    @Mixin private Confirmation confirmation;

    public Reset(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      confirmation.require(environment(), "simulator.confirmReset", "reset");
      return printStatus(api.change("POST", Query.path("api", ROOT, "reset"), null));
    }
  }

  /** {@code acvm simulator faults}: shows the rules in force, or replaces them. */
  @Command(name = "faults")
  public static final class Faults extends ListCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "simulator.file")
    private Path file;

    @Option(names = "--clear", descriptionKey = "simulator.clear")
    private boolean clear;

    public Faults(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      Query path = Query.path("api", ROOT, "faults");
      JsonNode now = clear || file != null ? api.change("PUT", path, rules()) : api.get(path);
      return print(now, () -> table(now.path("rules")));
    }

    private JsonNode rules() {
      try {
        return Json.parse(clear ? "{\"rules\":[]}" : Files.readString(file));
      } catch (IOException cause) {
        throw new CliException(
            ExitCode.INVALID, texts().get("simulator.badFile", file, cause.getMessage()), cause);
      }
    }

    private Table table(JsonNode rules) {
      Table table = heading("id", "effect", "hits", "left");
      for (JsonNode each : rules) {
        FaultRule rule = Json.read(each, FaultRule.class);
        table.row(rule.id(), rule.effect().type(), rule.hits(), rule.left());
      }
      return table;
    }
  }

  /** {@code acvm simulator journal}. */
  @Command(name = "journal")
  public static final class Journal extends ListCommand {
    @Option(names = "--limit", paramLabel = "N", descriptionKey = "simulator.limit")
    private int limit = 50;

    public Journal(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode requests =
          api.get(Query.path("api", ROOT, "journal").with("limit", String.valueOf(limit)))
              .path("requests");
      return print(requests, () -> table(requests));
    }

    private Table table(JsonNode requests) {
      Table table = heading("time", "method", "path", "status", "latency", "fault");
      for (JsonNode each : requests) {
        JournalEntry line = Json.read(each, JournalEntry.class);
        table.row(
            line.at(),
            line.method(),
            line.path(),
            line.status(),
            line.millis() + " ms",
            line.fault());
      }
      return table;
    }
  }
}
