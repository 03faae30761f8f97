package io.acvm.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.simulator.vmrun.Delay;
import io.acvm.simulator.vmrun.Fault;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.simulator.vmrun.VmrunInstallation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shipped server at every call of vmrun that a clone and a deletion make, starts it
 * again, and compares what it says with the files on disk.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what stands before vmrun is a shell script")
final class KilledWorkstationIT {
  private static final String PASSWORD = "a password for this test";
  private static final Pattern NAMED_FILE =
      Pattern.compile("(?:parentFileNameHint=|SPARSE |FLAT )\"([^\"]+)\"");
  private static final int DESCRIPTOR_BYTES = 4096;

  @TempDir Path directory;
  private VmrunInstallation workstation;
  private Path vms;
  private AcvmJar.Running server;
  private ApiSession session;

  /** When the server is killed. */
  private enum Moment {
    /** vmrun was called and has done nothing; it dies too. */
    BEFORE,
    /** vmrun is at work; it goes on without the server. */
    DURING,
    /** vmrun has done its work and nobody has heard of it. */
    AFTER
  }

  @BeforeEach
  void setUpWorkstation() throws Exception {
    workstation = VmrunInstallation.create(directory.resolve("workstation")).withoutDelays();
    vms = Files.createDirectories(directory.resolve("vms"));
    Files.createDirectories(called());
    Files.createDirectories(counters());
    workstation.seed(vms, SeedVm.named("source"));
    write("config/acvm.yaml", configuration());
    Path vmrun =
        write(
            "tool/vmrun",
            "#!/bin/sh\n[ -n \"$3\" ] && : > '%s/'\"$3\"\nexec '%s' \"$@\"\n"
                .formatted(called(), workstation.vmrun()));
    Files.setPosixFilePermissions(vmrun, PosixFilePermissions.fromString("rwx------"));
    start();
  }

  private String configuration() {
    return """
    providers:
      - id: vmware
        type: vmware-workstation
        settings:
          vmrunPath: tool/vmrun
          defaultVmDirectory: vms
    """;
  }

  @AfterEach
  void stopAll() {
    if (server != null) {
      server.killWithChildren();
    }
  }

  @Test
  void aLinkedCloneThatIsKilledAtAnyCallEndsWithOneWholeVmOrNone() throws Exception {
    Set<String> calls = callsOf(() -> cloneSource("undisturbed"));
    assertThat(calls).contains("clone", "start");
    for (String call : calls) {
      for (Moment moment : Moment.values()) {
        String name = moment + "-" + call;
        String outcome = killedAt(call, moment, () -> cloneSource(name));
        if (outcome.equals("SUCCEEDED")) {
          assertWhole(name);
          assertThat(workstation.running()).as(name).contains(vmx(name));
        } else {
          assertThat(folders(name)).as(name).isEmpty();
        }
        assertWhole("source");
        assertThat(namesSeen()).as(name).isEqualTo(namesOnDisk());
      }
    }
  }

  @Test
  void aDeletionThatIsKilledAtAnyCallIsDoneInTheEndAndTakesNothingOfOthers() throws Exception {
    workstation.seed(vms, SeedVm.named("undisturbed"));
    Set<String> calls = callsOf(() -> deleteRunning("undisturbed"));
    // That is how the VM came to run; the deletion begins after it.
    calls.remove("start");
    assertThat(calls).contains("stop", "deleteVM");
    for (String call : calls) {
      for (Moment moment : Moment.values()) {
        String name = moment + "-" + call;
        workstation.seed(vms, SeedVm.named(name));
        String outcome = killedAt(call, moment, () -> deleteRunning(name));
        assertThat(outcome).as(name).isEqualTo("SUCCEEDED");
        assertThat(folders(name)).as(name).isEmpty();
        assertWhole("source");
        assertThat(namesSeen()).as(name).isEqualTo(namesOnDisk());
      }
    }
  }

  /** Begins an operation; returns its id. */
  private interface Beginning {
    String begin() throws Exception;
  }

  /** The commands of vmrun that change something, when nothing disturbs. */
  private Set<String> callsOf(Beginning beginning) throws Exception {
    refresh();
    assertThat(end(beginning.begin())).isEqualTo("SUCCEEDED");
    try (Stream<Path> all = Files.list(called())) {
      return all.map(file -> file.getFileName().toString())
          .filter(command -> !command.startsWith("list") && !command.startsWith("get"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * How the operation ended after the server was killed once and started again. The server that
   * came back is the one that is killed next: nearly all the time here goes into starts.
   */
  private String killedAt(String call, Moment moment, Beginning beginning) throws Exception {
    refresh();
    Path sign = arm(call, moment);
    Files.deleteIfExists(sign);
    String operation = beginning.begin();
    awaitFile(sign);
    if (moment == Moment.DURING) {
      server.kill();
    } else {
      server.killWithChildren();
    }
    workstation.clearFaults();
    start();
    String outcome = end(operation);
    refresh();
    assertThat(outcome).isIn("SUCCEEDED", "FAILED");
    return outcome;
  }

  /** Makes the next such call stop at a moment; returns the file that tells when it has. */
  private Path arm(String call, Moment moment) throws IOException {
    workstation.withoutDelays();
    if (moment == Moment.DURING) {
      for (Delay delay : List.of(Delay.LINKED_CLONE, Delay.DELETE_VM, Delay.START, Delay.STOP)) {
        workstation.delay(delay, Duration.ofSeconds(3));
      }
      return called().resolve(call);
    }
    Fault hang = Fault.of(Fault.Kind.HANG).on(call).times(1);
    workstation.addFault("kill", moment == Moment.AFTER ? hang.afterTheEffect() : hang);
    return counters().resolve("kill.properties");
  }

  private static void awaitFile(Path file) throws IOException, InterruptedException {
    try (WatchService watch = file.getFileSystem().newWatchService()) {
      file.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (Files.notExists(file)) {
        WatchKey key = watch.poll(60, TimeUnit.SECONDS);
        assertThat(key).as("%s came to be", file).isNotNull();
        key.reset();
      }
    }
  }

  private void start() throws Exception {
    server =
        new AcvmJar(directory, Map.of("ACVM_PORT", "0", "ACVM_ADMIN_PASSWORD", PASSWORD))
            .start("serve");
    session = ApiSession.signIn(server.ready(), "admin", PASSWORD);
    refresh();
  }

  private void refresh() throws Exception {
    session.send("POST", "/api/providers/vmware/refresh", null);
  }

  private String cloneSource(String name) throws Exception {
    JsonObject wanted =
        new JsonObject().put("name", name).put("mode", "LINKED").put("powerOn", true);
    return session.send("POST", "/api/vms/" + id("source") + "/clone", wanted).getString("id");
  }

  private String deleteRunning(String name) throws Exception {
    String vm = id(name);
    JsonObject started = session.send("POST", "/api/vms/" + vm + "/start", null);
    assertThat(end(started.getString("id"))).isEqualTo("SUCCEEDED");
    return session.send("DELETE", "/api/vms/" + vm, null).getString("id");
  }

  private String id(String name) throws Exception {
    return machines()
        .filter(vm -> vm.getString("name").equals(name))
        .map(vm -> vm.getString("id"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no VM " + name));
  }

  private Stream<JsonObject> machines() throws Exception {
    return session.get("/api/vms?limit=1000").getJsonArray("items").stream()
        .map(JsonObject.class::cast);
  }

  private String end(String operation) throws Exception {
    JsonObject seen = session.get("/api/operations/" + operation + "?wait=60");
    assertThat(seen.containsKey("endedAt")).as(seen.encode()).isTrue();
    return seen.getString("state");
  }

  private Set<String> namesSeen() throws Exception {
    return machines()
        .peek(vm -> assertThat(vm.getString("problem")).as(vm.encode()).isNull())
        .map(vm -> vm.getString("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of the VMs, or of folders that hold none. */
  private Set<String> namesOnDisk() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path folder : folders(".*")) {
      try (Stream<Path> files = Files.list(folder)) {
        names.add(
            files
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".vmx"))
                .map(file -> file.substring(0, file.length() - ".vmx".length()))
                .findFirst()
                .orElse("nothing whole in " + folder));
      }
    }
    return names;
  }

  /** The folders that were made for a VM: its name, and what tells it from others of that name. */
  private List<Path> folders(String name) throws IOException {
    try (Stream<Path> all = Files.list(vms)) {
      return all.filter(folder -> folder.getFileName().toString().matches(name + "(-[a-z0-9]+)?"))
          .toList();
    }
  }

  private Path vmx(String name) throws IOException {
    List<Path> folders = folders(name);
    assertThat(folders).as(name).hasSize(1);
    return folders.get(0).resolve(name + ".vmx").toRealPath();
  }

  /** Every disk that the VM names is there, with all that it is made of and stands on. */
  private void assertWhole(String name) throws IOException {
    List<Path> disks = new ArrayList<>();
    Path vmx = vmx(name);
    for (String line : Files.readAllLines(vmx)) {
      if (line.matches("(?i)[a-z]+\\d:\\d+\\.fileName = \".*\\.vmdk\"")) {
        disks.add(vmx.resolveSibling(line.replaceAll(".*\"(.*)\"", "$1")));
      }
    }
    assertThat(disks).as("disks of %s", name).isNotEmpty();
    while (!disks.isEmpty()) {
      Path disk = disks.remove(0);
      assertThat(disk).as("a disk of %s", name).exists();
      Matcher named = NAMED_FILE.matcher(descriptor(disk));
      while (named.find()) {
        Path other = disk.resolveSibling(named.group(1));
        if (!other.getFileName().equals(disk.getFileName())) {
          disks.add(other);
        }
      }
    }
  }

  private static String descriptor(Path disk) throws IOException {
    try (var in = Files.newInputStream(disk)) {
      return new String(in.readNBytes(DESCRIPTOR_BYTES), ISO_8859_1);
    }
  }

  private Path called() {
    return directory.resolve("called");
  }

  private Path counters() {
    return directory.resolve("workstation/state/faults");
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
