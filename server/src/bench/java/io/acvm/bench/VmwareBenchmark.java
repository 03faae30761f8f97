package io.acvm.bench;

import io.acvm.provider.vmware.HostFiles;
import io.acvm.provider.vmware.VmwareProvider;
import io.acvm.provider.vmware.VmwareSettings;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.simulator.vmrun.VmrunInstallation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The provider of VMware Workstation over a simulated vmrun that answers at once: what is measured
 * is ours, and the start of a process for each call. Needs a POSIX shell.
 */
final class VmwareBenchmark {
  private static final int REFRESHES = 7;
  private static final int CLONES = 20;
  private static final int SERVER_VMS = 100;
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final Path scratch;

  VmwareBenchmark(Vertx vertx, Path scratch) {
    this.vertx = vertx;
    this.scratch = scratch;
  }

  void run() throws IOException {
    ServerBenchmark.print(
        "| VM directories | first refresh (ms) | later ones, median (ms) | vmrun calls for each |");
    ServerBenchmark.print("|---|---|---|---|");
    for (int vms : new int[] {10, 100, 500, 2_000}) {
      refresh(vms);
    }
    server();
  }

  private void refresh(int vms) throws IOException {
    Path home = Files.createDirectories(scratch.resolve("refresh-" + vms));
    VmrunInstallation workstation = workstation(home, vms);
    Path calls = Files.createFile(home.resolve("calls"));
    Path vmrun = home.resolve("counting-vmrun");
    Files.writeString(
        vmrun, "#!/bin/sh\necho >> '%s'\nexec '%s' \"$@\"\n".formatted(calls, workstation.vmrun()));
    Files.setPosixFilePermissions(vmrun, PosixFilePermissions.fromString("rwx------"));
    VmwareProvider provider =
        VmwareProvider.open(
            vertx,
            "bench-" + vms,
            VmwareSettings.of(home.resolve("vms"))
                .withTool(
                    Optional.of(vmrun),
                    VmwareSettings.HostType.WORKSTATION,
                    VmwareSettings.StartWindow.NOGUI)
                .withHostFiles(HostFiles.NONE));
    long[] millis = new long[1 + REFRESHES];
    for (int i = 0; i < millis.length; i++) {
      long begin = System.nanoTime();
      int seen = Load.await(provider.listVms(), LONG).size();
      millis[i] = (System.nanoTime() - begin) / 1_000_000;
      if (seen != vms) {
        throw new IllegalStateException(seen + " of " + vms + " VMs seen");
      }
    }
    ServerBenchmark.print(
        "| %,d | %d | %d | %.1f |",
        vms,
        millis[0],
        ServerBenchmark.median(java.util.Arrays.copyOfRange(millis, 1, millis.length)),
        Files.readAllLines(calls).size() / (double) millis.length);
    Load.await(provider.close(), Duration.ofSeconds(30));
  }

  private static VmrunInstallation workstation(Path home, int vms) throws IOException {
    VmrunInstallation made = VmrunInstallation.create(home.resolve("workstation")).withoutDelays();
    for (int i = 0; i < vms; i++) {
      made.seed(home.resolve("vms"), SeedVm.named("vm-" + i));
    }
    return made;
  }

  /** The jar with nothing but this provider: its start, and many clones of one VM at once. */
  private void server() throws IOException {
    Path home = Files.createDirectories(scratch.resolve("server"));
    VmrunInstallation workstation = workstation(home, SERVER_VMS);
    Path config = home.resolve("acvm.yaml");
    Files.writeString(config, configuration(home.resolve("vms"), workstation.vmrun()));
    Map<String, String> settings = Map.of("ACVM_CONFIG", config.toString());
    try (ServerProcess server = ServerProcess.start("serve", home.resolve("data"), settings)) {
      Load load = new Load(vertx, server.url());
      String token = load.signIn();
      long begin = System.nanoTime();
      while (ServerBenchmark.total(load, token) < SERVER_VMS) {
        load.pause(Duration.ofMillis(20));
      }
      ServerBenchmark.print(
          "start with %d VM directories: ready after %d ms, the VMs in the list %d ms later",
          SERVER_VMS, server.startUp().toMillis(), (System.nanoTime() - begin) / 1_000_000);
      ServerBenchmark.print(
          "| %d clones of one VM at once | seconds to the last | succeeded |", CLONES);
      ServerBenchmark.print("|---|---|---|");
      clones(load, token, "LINKED");
      clones(load, token, "FULL");
    }
  }

  private static String configuration(Path vms, Path vmrun) {
    return """
    providers:
      - id: vmware
        type: vmware-workstation
        settings:
          vmrunPath: "%s"
          defaultVmDirectory: "%s"
    """
        .formatted(vmrun, vms);
  }

  private static void clones(Load load, String token, String mode) {
    String source = source(load, token);
    long begin = System.nanoTime();
    List<Future<JsonObject>> all =
        IntStream.range(0, CLONES).mapToObj(i -> copy(load, token, source, mode, i)).toList();
    Load.await(Future.all(all), LONG);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long succeeded =
        all.stream().filter(end -> "SUCCEEDED".equals(end.result().getString("state"))).count();
    ServerBenchmark.print("| %s | %.1f | %d |", mode, seconds, succeeded);
  }

  private static String source(Load load, String token) {
    return Load.await(
            load.request(HttpMethod.GET, "/api/vms?limit=1&sort=name", token)
                .send()
                .map(answer -> answer.bodyAsJsonObject().getJsonArray("items").getJsonObject(0)),
            LONG)
        .getString("id");
  }

  private static Future<JsonObject> copy(
      Load load, String token, String source, String mode, int number) {
    return load.request(HttpMethod.POST, "/api/vms/" + source + "/clone", token)
        .sendJsonObject(
            new JsonObject()
                .put("name", mode + "-" + number)
                .put("mode", mode)
                .put("powerOn", false))
        .compose(answer -> ServerBenchmark.awaitEnd(load, token, answer));
  }
}
