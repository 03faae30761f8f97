package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Programs in the guest. Nothing is run: what a program would answer is guessed from its words. */
final class Guest {
  private Guest() {}

  /** Refuses what needs a running guest with Tools and a login. */
  static void require(Vm vm) throws VmrunError, IOException, InterruptedException {
    vm.requireTools();
    vm.call.installation().take(Delay.GUEST);
    CommandLine line = vm.call.line();
    if (line.guestUser() == null || line.guestPassword() == null) {
      throw new VmrunError(
          "Anonymous guest operations are not allowed on this virtual machine. You must call"
              + " VixVM_LoginInGuest before performing guest operations");
    }
    Settings settings = vm.call.installation().settings();
    String user = settings.text("guest.user", line.guestUser());
    String password = settings.text("guest.password", line.guestPassword());
    if (!user.equals(line.guestUser()) || !password.equals(line.guestPassword())) {
      throw new VmrunError("Invalid user name or password for the guest OS");
    }
  }

  /** {@code runProgramInGuest} and {@code runScriptInGuest}. */
  static void run(Call call)
      throws VmrunError, UsageException, Exit, IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    boolean wait = true;
    for (int i = 1; i < call.line().arguments().size(); i++) {
      String word = call.line().argument(i);
      boolean flag = words.isEmpty() && word.startsWith("-");
      wait &= !(flag && word.equalsIgnoreCase("-noWait"));
      if (!flag) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      throw new UsageException(null);
    }
    try (Vm vm = Vm.open(call)) {
      require(vm);
      String text = String.join(" ", words);
      if (isShutdown(text)) {
        Power.askToShutDown(vm);
      }
      int code = exitCode(words.get(0), text);
      if (wait && code != 0) {
        call.console()
            .line("Guest program exited with non-zero exit code: ".concat(String.valueOf(code)));
        throw new Exit(1);
      }
    }
  }

  private static boolean isShutdown(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("poweroff")
        || (lower.contains("shutdown") && !lower.contains("-r") && !lower.contains("/r"));
  }

  /** {@code false} fails, and so does what ends in {@code exit N}. */
  private static int exitCode(String program, String text) {
    if (program.equals("false") || program.endsWith("/false")) {
      return 1;
    }
    int at = text.lastIndexOf("exit ");
    int code = 0;
    for (int i = at + "exit ".length(); at >= 0 && i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0 || code > 255) {
        break;
      }
      code = code * 10 + digit;
    }
    return code;
  }

  static void listProcesses(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      require(vm);
      String os = vm.config().get("guestOS", "").toLowerCase(Locale.ROOT);
      String[] processes =
          os.startsWith("win") || os.startsWith("longhorn")
              ? new String[] {
                "pid=4, owner=NT AUTHORITY\\SYSTEM, cmd=System",
                "pid=2208, owner=NT AUTHORITY\\SYSTEM, cmd=\"C:\\Program Files\\VMware\\VMware"
                    + " Tools\\vmtoolsd.exe\""
              }
              : new String[] {
                "pid=1, owner=root, cmd=/sbin/init",
                "pid=412, owner=root, cmd=/usr/lib/systemd/systemd-journald",
                "pid=655, owner=root, cmd=/usr/bin/vmtoolsd"
              };
      call.console().line("Process list: ".concat(String.valueOf(processes.length)));
      for (String process : processes) {
        call.console().line(process);
      }
    }
  }

  /** What needs a guest and a login and then says nothing. */
  static void nothing(Call call, int argumentsNeeded)
      throws VmrunError, UsageException, IOException, InterruptedException {
    call.line().argument(argumentsNeeded - 1);
    try (Vm vm = Vm.open(call)) {
      require(vm);
    }
  }
}
