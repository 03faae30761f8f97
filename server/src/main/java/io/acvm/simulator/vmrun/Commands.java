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
      default ->
          throw new UsageException("Error: Unrecognized command: ".concat(call.line().command()));
    }
    return 0;
  }
}
