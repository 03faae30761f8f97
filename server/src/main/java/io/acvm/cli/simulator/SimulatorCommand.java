package io.acvm.cli.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The simulated Prism Central of a server in the mock profile. */
@Command(name = "simulator")
@Subcommands({
  SimulatorCommand.Status.class,
  SimulatorCommand.Restart.class,
  SimulatorCommand.Reset.class,
  SimulatorCommand.Faults.class,
  SimulatorCommand.Latency.class,
  SimulatorCommand.Journal.class
})
public final class SimulatorCommand {
  private static final String ROOT = "mock-server";
  private static final Columns STATUS =
      Columns.of(
          Column.text("url", "/url"),
          Column.text("version", "/version"),
          Column.text("vms", "/entities/vm"),
          Column.text("clusters", "/entities/cluster"));
  private static final Columns FAULTS =
      Columns.of(
          Column.text("id", "/id"),
          Column.text("effect", "/effect/type"),
          Column.text("hits", "/hits"),
          Column.text("left", "/left"));
  private static final Columns LATENCY =
      Columns.of(Column.text("delay", "/delayMillis"), Column.text("jitter", "/jitterMillis"));
  private static final Columns JOURNAL =
      Columns.of(
          Column.time("time", "/at"),
          Column.text("method", "/method"),
          Column.text("path", "/path"),
          Column.text("status", "/status"),
          Column.text("millis", "/millis"),
          Column.text("fault", "/fault"));

  /** {@code acvm simulator status}. */
  @Command(name = "status")
  public static final class Status extends ResultCommand {
    public Status(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(api.get(Query.path("api", ROOT, "status")), STATUS);
    }
  }

  /** {@code acvm simulator restart}. */
  @Command(name = "restart")
  public static final class Restart extends ResultCommand {
    public Restart(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(api.change("POST", Query.path("api", ROOT, "restart"), null), STATUS);
    }
  }

  /** {@code acvm simulator reset}. */
  @Command(name = "reset")
  public static final class Reset extends ResultCommand {
    @Mixin private Confirmation confirmation;

    public Reset(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      confirmation.require(environment(), "simulator.confirmReset", "reset");
      return printSheet(api.change("POST", Query.path("api", ROOT, "reset"), null), STATUS);
    }
  }

  /** {@code acvm simulator faults}: shows the rules in force, or replaces them. */
  @Command(name = "faults")
  public static final class Faults extends ItemsCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "simulator.file")
    private Path file;

    @Option(names = "--clear", descriptionKey = "simulator.clear")
    private boolean clear;

    public Faults(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      Query path = Query.path("api", ROOT, "faults");
      JsonNode now = clear || file != null ? api.change("PUT", path, rules()) : api.get(path);
      return now.path("rules");
    }

    private JsonNode rules() {
      try {
        return Json.parse(clear ? "{\"rules\":[]}" : Files.readString(file));
      } catch (IOException cause) {
        throw new CliException(
            ExitCode.INVALID, texts().get("simulator.badFile", file, cause.getMessage()), cause);
      }
    }

    @Override
    protected Columns columns() {
      return FAULTS;
    }
  }

  /** {@code acvm simulator latency}: shows how long it makes people wait, or changes that. */
  @Command(name = "latency")
  public static final class Latency extends ResultCommand {
    @Option(names = "--delay", paramLabel = "MILLIS", descriptionKey = "simulator.delay")
    private Integer delayMillis;

    @Option(names = "--jitter", paramLabel = "MILLIS", descriptionKey = "simulator.jitter")
    private int jitterMillis;

    public Latency(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      Query path = Query.path("api", ROOT, "latency");
      JsonNode now =
          delayMillis == null
              ? api.get(path)
              : api.change(
                  "PUT",
                  path,
                  Json.object().put("delayMillis", delayMillis).put("jitterMillis", jitterMillis));
      return printSheet(now, LATENCY);
    }
  }

  /** {@code acvm simulator journal}. */
  @Command(name = "journal")
  public static final class Journal extends ItemsCommand {
    @Option(names = "--limit", paramLabel = "N", descriptionKey = "simulator.limit")
    private int limit = 50;

    public Journal(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", ROOT, "journal").with("limit", String.valueOf(limit)))
          .path("requests");
    }

    @Override
    protected Columns columns() {
      return JOURNAL;
    }
  }
}
