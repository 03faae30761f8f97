package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.CliHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers by short names. */
final class ContextTest {
  @TempDir Path directory;
  private CliHarness lab;
  private CliHarness production;

  @BeforeEach
  void open() throws IOException {
    lab = new CliHarness(directory);
    production = new CliHarness(directory);
    lab.variables.remove("ACVM_SERVER");
    lab.answer("GET", "/api/vms", 200, "{\"items\": [], \"total\": 0}");
    production.answer("GET", "/api/vms", 200, "{\"items\": [], \"total\": 0}");
    lab.run(false, "t1\n", "context", "add", "lab", lab.url(), "--token-stdin");
    lab.run("context", "add", "production", production.url());
  }

  @AfterEach
  void close() {
    lab.close();
    production.close();
  }

  @Test
  void theFirstOneIsUsedUntilAnotherIsChosen() {
    lab.run("vm", "list");
    lab.run("context", "use", "production");
    lab.run("vm", "list");

    assertThat(lab.requests).singleElement().satisfies(each -> bearer(each, "Bearer t1"));
    assertThat(production.requests).singleElement().satisfies(each -> bearer(each, null));
  }

  @Test
  void anOptionOrAVariableChoosesForOneCommand() {
    lab.run("vm", "list", "--context", "production");
    lab.variables.put("ACVM_CONTEXT", "production");
    lab.run("vm", "list");
    lab.run("vm", "list", "--context", "lab");

    assertThat(production.requests).hasSize(2);
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void aTokenNeverGoesToAnotherServer() {
    lab.run("vm", "list", "--server", production.url());

    assertThat(production.requests).singleElement().satisfies(each -> bearer(each, null));
  }

  @Test
  void listsThemWithoutTheirTokens() {
    Outcome list = lab.run("context", "list");

    assertThat(list.out()).contains("lab", "production", lab.url()).doesNotContain("t1");
    assertThat(lab.run("context", "list", "-o", "name").out()).isEqualTo("lab\nproduction\n");
  }

  @Test
  void forgetsOne() throws IOException {
    assertThat(lab.run("context", "remove", "lab").code()).isZero();

    assertThat(Files.readString(directory.resolve("acvm/contexts.json"))).doesNotContain("t1");
    assertThat(lab.run("context", "use", "lab").code()).isEqualTo(3);
    assertThat(lab.run("vm", "list", "--context", "lab").err()).contains("\"lab\"");
  }

  @Test
  void aNameIsGivenOnce() {
    assertThat(lab.run("context", "add", "lab", "http://other:1").code()).isEqualTo(5);
  }

  @Test
  void saysWhatACommandWouldUse() {
    Outcome show = lab.run("config", "show", "-o", "json");

    assertThat(show.out()).contains("\"context\" : \"lab\"", lab.url()).doesNotContain("t1");
  }

  private static void bearer(CliHarness.Request request, String expected) {
    assertThat(request.authorization()).isEqualTo(expected);
  }
}
