package io.acvm.simulator.vmrun;

import java.io.IOException;

/** From the command word to what does it. */
final class Commands {
  private final Call call;

  Commands(Call call) {
    this.call = call;
  }

  /** Does the command; returns the exit code. */
  int run() throws VmrunError, UsageException, Exit, IOException, InterruptedException {
    Host.requireService(call);
    Faults.strike(call, false);
    call.installation().take(Delay.CALL);
    int code = execute();
    Faults.strike(call, true);
    return code;
  }

  private int execute() throws VmrunError, UsageException, Exit, IOException, InterruptedException {
    String command = call.line().command();
    switch (command) {
      case "list" -> Host.list(call);
      case "start" -> Power.start(call);
      case "stop" -> Power.stop(call);
      case "reset" -> Power.reset(call);
      case "suspend" -> Power.suspend(call);
      case "pause" -> Power.pause(call);
      case "unpause" -> Power.unpause(call);
      case "listsnapshots" -> Snapshots.list(call);
      case "snapshot" -> Snapshots.create(call);
      case "reverttosnapshot" -> Snapshots.revert(call);
      case "deletesnapshot" -> SnapshotDeletion.run(call);
      case "clone" -> Clones.run(call);
      case "deletevm" -> Deletion.run(call);
      case "getguestipaddress" -> Tools.address(call);
      case "checktoolsstate" -> Tools.state(call);
      case "readvariable" -> Tools.readVariable(call);
      case "writevariable" -> Tools.writeVariable(call);
      case "runprograminguest", "runscriptinguest" -> Guest.run(call);
      case "listprocessesinguest" -> Guest.listProcesses(call);
      case "killprocessinguest", "typekeystrokesinguest" -> Guest.nothing(call, 2);
      case "capturescreen" -> Devices.captureScreen(call);
      case "enablesharedfolders" -> Devices.enableShares(call, true);
      case "disablesharedfolders" -> Devices.enableShares(call, false);
      case "addsharedfolder" -> Devices.addShare(call);
      case "setsharedfolderstate" -> Devices.setShare(call);
      case "removesharedfolder" -> Devices.removeShare(call);
      case "connectnameddevice" -> Devices.connect(call, true);
      case "disconnectnameddevice" -> Devices.connect(call, false);
      case "installtools" -> Devices.installTools(call);
      case "upgradevm" -> Devices.upgrade(call);
      case "listhostnetworks" -> Host.listNetworks(call);
      case "listportforwardings" -> Host.listPortForwardings(call);
      default -> {
        if (!new GuestFiles(call).run()) {
          throw new UsageException("Error: Unrecognized command: ".concat(call.line().command()));
        }
      }
    }
    return 0;
  }
}
