package io.acvm.provider.vmware;

import io.acvm.domain.error.AcvmException;
import io.acvm.provider.vmware.vmrun.Computer;
import io.acvm.provider.vmware.vmrun.ProcessRunner;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.provider.vmware.vmrun.VmrunFinder;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one provider is made of. */
record VmwareParts(
    ProcessRunner runner,
    VmrunFinder finder,
    Vmrun vmrun,
    WorkQueue queue,
    VmPlaces places,
    VmReader reader,
    VmStates states,
    VmNetworks networks,
    Templates templates,
    VmwareInventory inventory,
    VmwarePower power,
    VmwareSnapshots snapshots,
    LinkedClones clones,
    VmwareDeletion deletion,
    VmwareMaking making,
    VmwareChange change,
    VmConsole console) {
  static VmwareParts of(Vertx vertx, String name, VmwareSettings settings) {
    VmwareLimits limits = settings.limits();
    ProcessRunner runner = new ProcessRunner();
    Computer computer = Computer.here(asking(runner, limits.query()));
    VmrunFinder finder = new VmrunFinder(computer, settings.vmrun());
    Vmrun vmrun = new Vmrun(runner, finder, settings.hostType().word(), limits);
    WorkQueue queue = new WorkQueue(vertx, "vmware-" + name, limits);
    VmPlaces places = new VmPlaces(settings);
    VmReader reader = new VmReader();
    VmStates states = new VmStates(vmrun, limits);
    VmNetworks networks = new VmNetworks(settings.hostFiles().networking());
    Templates templates = new Templates(settings, reader);
    GuestAddresses addresses =
        new GuestAddresses(
            vmrun, queue, limits.address(), settings.hostFiles().leases(), Clock.systemUTC());
    VmwareInventory inventory =
        new VmwareInventory(
            places,
            reader,
            states,
            addresses,
            queue,
            settings.hostFiles().library(),
            Clock.systemUTC());
    VmwarePower power = new VmwarePower(vmrun, states, settings.startWindow());
    VmwareSnapshots snapshots = new VmwareSnapshots(vmrun, states);
    LinkedClones clones = new LinkedClones(inventory);
    VmwareDeletion deletion = new VmwareDeletion(vmrun, states, power, clones);
    Disks disks = new Disks(runner, finder, limits.copy());
    VmwareMaking making =
        new VmwareMaking(
            vmrun,
            states,
            deletion,
            inventory,
            templates,
            networks,
            disks,
            settings.templateMode());
    return new VmwareParts(
        runner,
        finder,
        vmrun,
        queue,
        places,
        reader,
        states,
        networks,
        templates,
        inventory,
        power,
        snapshots,
        clones,
        deletion,
        making,
        new VmwareChange(states, networks, disks),
        new VmConsole(finder, computer.environment()));
  }

  /** A question that nobody must answer: what fails is not known. */
  private static Function<List<String>, Optional<String>> asking(
      ProcessRunner runner, Duration limit) {
    return command -> {
      try {
        ProcessRunner.Outcome outcome = runner.run(command, limit);
        return Optional.of(outcome.output() + outcome.errors());
      } catch (AcvmException failed) {
        return Optional.empty();
      }
    };
  }
}
