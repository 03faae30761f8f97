package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir private Path directory;
  private SimulatorHarness prism;

  @BeforeEach
  void start() {
    prism = new SimulatorHarness();
    prism.options = prism.options.withStateFile(directory.resolve("prism.db"));
    prism.start();
  }

  @AfterEach
  void stop() {
    prism.close();
  }

  @Test
  void whatWasAnsweredIsThereAfterARestart() {
    String uuid = prism.created(prism.vmFromImage("a"));
    JsonObject before = prism.vm(uuid);
    JsonObject vms = prism.list("vms", new JsonObject());

    prism.restart();

    assertThat(prism.vm(uuid)).isEqualTo(before);
    assertThat(prism.list("vms", new JsonObject())).isEqualTo(vms);
    assertThat(HarnessTruth.addressesOf(prism, uuid)).hasSize(1);
  }

  @Test
  void aTaskThatWasRunningGoesOn() {
    JsonObject accepted = prism.post(202, "/vms", prism.vmFromImage("a"));
    prism.clock.advance(Duration.ofSeconds(5));

    prism.restart();

    String task = SimulatorHarness.taskOf(accepted);
    assertThat(prism.get("/tasks/" + task).getString("status")).isEqualTo("RUNNING");
    prism.succeed(task);
    assertThat(HarnessTruth.vm(prism, SimulatorHarness.uuidOf(accepted)).created()).isTrue();
  }

  @Test
  void aTaskWhoseTimePassedWhileNothingRanEndsAtTheNextStart() {
    String task = SimulatorHarness.taskOf(prism.post(202, "/vms", prism.vmFromImage("a")));
    SimulatorHarness.await(prism.simulator.close());
    prism.clock.advance(Duration.ofHours(1));

    prism.start();

    assertThat(prism.get("/tasks/" + task).getString("status")).isEqualTo("SUCCEEDED");
  }

  @Test
  void whatWasAnsweredSurvivesAKillAtThatInstant() throws IOException {
    JsonObject accepted = prism.post(202, "/vms", prism.vmFromImage("a"));
    Path copy = Files.createDirectory(directory.resolve("crashed"));
    for (String file : List.of("prism.db", "prism.db-wal")) {
      Files.copy(directory.resolve(file), copy.resolve(file));
    }

    try (SimulatorHarness survivor = new SimulatorHarness()) {
      survivor.options = survivor.options.withStateFile(copy.resolve("prism.db"));
      survivor.start().succeed(SimulatorHarness.taskOf(accepted));
      assertThat(
              survivor
                  .vm(SimulatorHarness.uuidOf(accepted))
                  .getJsonObject("status")
                  .getString("state"))
          .isEqualTo("COMPLETE");
    }
  }

  @Test
  void nothingIsAcceptedThatCannotBeWrittenDown() throws SQLException {
    JsonObject body = prism.blankVm("a");
    alter("ALTER TABLE entity RENAME TO hidden");

    JsonObject refused = prism.refused(500, HttpMethod.POST, "/vms", body);

    assertThat(refused.getString("reason")).isEqualTo("INTERNAL_ERROR");
    alter("ALTER TABLE hidden RENAME TO entity");
    prism.created(body);
    prism.restart();
    assertThat(prism.all("vms")).hasSize(10);
  }

  private void alter(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("prism.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theSameSeedGivesTheSameInventory() {
    try (SimulatorHarness other = new SimulatorHarness().start()) {
      assertThat(other.list("vms", new JsonObject()))
          .isEqualTo(prism.list("vms", new JsonObject()));
      assertThat(other.list("images", new JsonObject()))
          .isEqualTo(prism.list("images", new JsonObject()));
    }
  }
}
