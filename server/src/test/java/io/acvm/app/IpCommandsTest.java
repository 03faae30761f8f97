package io.acvm.app;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Terminal;
import io.acvm.config.ConfigLoader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acvm ip} against a server with a simulated Prism Central, all in this process. */
class IpCommandsTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir static Path directory;
  private static final Vertx VERTX = Vertx.vertx();
  private static final Map<String, String> VARIABLES = new HashMap<>();
  private static DataDirectory data;
  private static Server server;

  private record Outcome(int code, String out, String err) {
    JsonArray items() {
      return new JsonArray(out);
    }

    List<String> addresses() {
      return items().stream().map(each -> ((JsonObject) each).getString("address")).toList();
    }
  }

  @BeforeAll
  static void startServer() {
    Map<String, String> settings =
        Map.of(
            "ACVM_PROFILE", "mock",
            "ACVM_PORT", "0",
            "ACVM_HOST", "127.0.0.1",
            "ACVM_MOCK_PRISM_PORT", "0",
            "ACVM_MOCK_VMWARE", "false",
            "ACVM_MOCK_VMS", "5",
            "ACVM_DATA_DIR", directory.resolve("data").toString(),
            "ACVM_ADMIN_PASSWORD", PASSWORD);
    VARIABLES.putAll(
        Map.of(
            "ACVM_LANG", "en",
            "XDG_CONFIG_HOME", directory.resolve("user").toString(),
            "APPDATA", directory.resolve("user").toString()));
    data =
        DataDirectory.open(
            directory.resolve("data"), new CliEnvironment(VARIABLES, terminal("")).texts());
    server = new Server(VERTX, new ConfigLoader(VERTX, directory).load(settings, Map.of()), data);
    VARIABLES.put("ACVM_SERVER", "http://127.0.0.1:" + await(server.start()).port());
    Outcome login = runWith(PASSWORD + "\n", "login", "-u", "admin", "--password-stdin");
    assertThat(login.code()).as(login.err()).isZero();
  }

  @AfterAll
  static void stopServer() {
    await(server.stop());
    data.close();
    await(VERTX.close());
  }

  @Test
  void addressesAreTakenNextManyOrNamedAllOrNone() {
    pool("take", "10.1.0.0/29", "--gateway", "10.1.0.1", "--cooldown", "1h");

    assertThat(ok("ip", "allocate", "take", "--owner", "web", "-o", "json").addresses())
        .containsExactly("10.1.0.2");
    assertThat(
            ok("ip", "allocate", "take", "--count", "2", "--owner", "db", "-o", "json").addresses())
        .containsExactly("10.1.0.3", "10.1.0.4");
    assertThat(ok("ip", "allocate", "take", "10.1.0.6", "--owner", "dns").out())
        .contains("10.1.0.6");

    Outcome none = run("ip", "allocate", "take", "--count", "3", "--owner", "many");
    assertThat(none.code()).isEqualTo(5);
    assertThat(none.err()).contains("POOL_EXHAUSTED").contains("1 addresses are free");
    Outcome taken = run("ip", "allocate", "take", "10.1.0.5", "10.1.0.6", "--owner", "both");
    assertThat(taken.code()).isEqualTo(5);
    assertThat(taken.err()).contains("ADDRESS_TAKEN", "10.1.0.6");
    assertThat(ok("ip", "available", "take").out()).contains("10.1.0.5");
  }

  @Test
  void whatIsReservedSaysWhyAndWhatIsReleasedCoolsDownAndBothAreRemembered() throws Exception {
    pool("keep", "10.2.0.0/29", "--cooldown", "1h");
    ok("ip", "reserve", "keep", "10.2.0.1", "--note", "the router of the lab");
    assertThat(ok("ip", "lease", "list", "keep").out())
        .contains("reserved", "the router of the lab");
    ok("ip", "allocate", "keep", "10.2.0.2", "--owner", "printer");
    Instant then = Instant.now();
    while (!Instant.now().isAfter(then)) {
      Thread.onSpinWait();
    }

    assertThat(run("ip", "lease", "release", "keep", "10.2.0.2").code()).isEqualTo(2);
    ok("ip", "lease", "release", "keep", "10.2.0.2", "--yes");

    assertThat(ok("ip", "lease", "show", "keep", "10.2.0.2").out()).contains("cooling down");
    JsonObject had =
        ok("ip", "history", "keep", "--address", "10.2.0.2", "--at", then.toString(), "-o", "json")
            .items()
            .getJsonObject(0);
    assertThat(had.getString("state")).isEqualTo("LEASED");
    assertThat(had.getString("owner")).isEqualTo("printer");
    assertThat(had.getString("by")).isEqualTo("admin");
  }

  @Test
  void aHoldIsConfirmed() {
    pool("hold", "10.3.0.0/29");
    ok("ip", "allocate", "hold", "10.3.0.3", "--owner", "guest", "--hold", "10m");
    assertThat(ok("ip", "lease", "show", "hold", "10.3.0.3").out()).contains("held");
    assertThat(ok("ip", "lease", "confirm", "hold", "10.3.0.3").out()).contains("leased");
  }

  @Test
  void theOriginalsFileAndASheetComeInAndGoOut() throws IOException {
    pool("lists", "10.4.0.0/24", "--range", "10.4.0.10-10.4.0.13");
    Path file = directory.resolve("ips.txt");
    Files.writeString(file, "10.4.0.10\n10.4.0.11 # used\n10.4.0.12\n10.4.0.13\n");
    assertThat(ok("ip", "import", "lists", file.toString(), "--dry-run").err()).contains("1");
    assertThat(ok("ip", "lease", "list", "lists", "-o", "json").items()).isEmpty();
    ok("ip", "import", "lists", file.toString());
    assertThat(ok("ip", "export", "lists", "--format", "IPS_TXT").out())
        .isEqualTo(Files.readString(file));

    Path sheet = directory.resolve("more.csv");
    Files.writeString(
        sheet, "address,state,owner,note\n10.4.0.12,RESERVED,,\"gate, west\"\n10.9.9.9,LEASED,,\n");
    Outcome half = run("ip", "import", "lists", sheet.toString());
    assertThat(half.code()).isEqualTo(1);
    assertThat(half.out()).contains("10.9.9.9");
    String exported = ok("ip", "export", "lists", "--format", "CSV").out();
    assertThat(exported).contains("10.4.0.12,RESERVED,admin,\"gate, west\",");

    pool("copy", "10.4.0.0/24", "--range", "10.4.0.10-10.4.0.13", "--scope", "copy");
    Path out = directory.resolve("out.csv");
    Files.writeString(out, exported);
    ok("ip", "import", "copy", out.toString());
    assertThat(ok("ip", "export", "copy", "--format", "CSV").out()).isEqualTo(exported);
  }

  @Test
  void aMachineThatNobodyLeasedAnAddressToIsFoundAndPutRight() {
    ok("provider", "refresh", "nutanix");
    String address =
        ok("vm", "list", "-o", "json").items().stream()
            .map(each -> ((JsonObject) each).getJsonArray("ipAddresses"))
            .filter(all -> all != null && !all.isEmpty())
            .findFirst()
            .orElseThrow()
            .getString(0);
    pool("seen", address + "/32", "--scope", "seen");

    assertThat(ok("ip", "findings", "seen").out()).contains(address, "LEASE_TO_VM");
    ok("ip", "fix", "seen", address, "LEASE_TO_VM");

    assertThat(ok("ip", "findings", "seen", "-o", "json").items()).isEmpty();
    assertThat(ok("ip", "lease", "list", "seen", "-o", "json").addresses())
        .containsExactly(address);
  }

  @Test
  void mistakesInAPoolAreToldAtTheirFieldsInTheLanguageOfThePerson() {
    Outcome english =
        run(
            "ip",
            "pool",
            "create",
            "bad",
            "10.5.0.0/24",
            "--range",
            "10.5.1.1-10.5.1.2",
            "--dns",
            "8.8");
    assertThat(english.code()).isEqualTo(2);
    assertThat(english.err()).contains("/dns/0", "/ranges/0", "is not in the network of the pool");
    VARIABLES.put("ACVM_LANG", "fr");
    Outcome french = run("ip", "pool", "create", "bad", "10.5.0.0/99");
    VARIABLES.put("ACVM_LANG", "en");
    assertThat(french.code()).isEqualTo(2);
    assertThat(french.err()).contains("/cidr", "doit être un réseau");
  }

  private static void pool(String name, String cidr, String... more) {
    ok(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("ip", "pool", "create", name, cidr),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  private static Outcome ok(String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as("%s: %s", List.of(arguments), outcome.err()).isZero();
    return outcome;
  }

  private static Outcome run(String... arguments) {
    return runWith("", arguments);
  }

  private static Outcome runWith(String input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new StringReader(input),
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Optional.empty(),
            prompt -> Optional.empty());
    int code = Acvm.run(new CliEnvironment(VARIABLES, terminal), List.of(), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private static Terminal terminal(String input) {
    return new Terminal(
        new StringReader(input),
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        false,
        Optional.empty(),
        prompt -> Optional.empty());
  }
}
