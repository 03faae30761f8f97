package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Shared folders, devices, hardware version, Tools ISO, screen. */
final class Devices {
  private static final int NEWEST_HARDWARE = 21;
  private static final int MAX_SHARES = 100;

  private Devices() {}

  static void enableShares(Call call, boolean enabled)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.config().set("isolation.tools.hgfs.disable", !enabled);
      vm.saveConfig();
    }
  }

  static void addShare(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String name = call.line().argument(1);
    String hostPath = call.line().argument(2);
    try (Vm vm = Vm.open(call)) {
      vm.requireTools();
      Dictionary config = vm.config();
      if (share(config, name) != null) {
        throw new VmrunError("The file already exists");
      }
      int index = 0;
      while (config.getBoolean("sharedFolder" + index + ".present", false)) {
        index++;
      }
      String share = "sharedFolder" + index;
      config.set(share + ".present", true);
      config.set(share + ".enabled", true);
      config.set(share + ".readAccess", true);
      config.set(share + ".writeAccess", true);
      config.set(share + ".hostPath", hostPath);
      config.set(share + ".guestName", name);
      config.set(share + ".expiration", "never");
      config.set("sharedFolder.maxNum", index + 1);
      vm.saveConfig();
    }
  }

  static void setShare(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String name = call.line().argument(1);
    String hostPath = call.line().argument(2);
    boolean writable = call.line().argument(3).equalsIgnoreCase("writable");
    try (Vm vm = Vm.open(call)) {
      vm.requireTools();
      String share = existingShare(vm, name);
      vm.config().set(share + ".hostPath", hostPath);
      vm.config().set(share + ".writeAccess", writable);
      vm.saveConfig();
    }
  }

  static void removeShare(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String name = call.line().argument(1);
    try (Vm vm = Vm.open(call)) {
      vm.requireTools();
      vm.config().set(existingShare(vm, name) + ".present", false);
      vm.saveConfig();
    }
  }

  private static String existingShare(Vm vm, String name) throws VmrunError {
    String share = share(vm.config(), name);
    if (share == null) {
      throw VmrunError.fileNotFound();
    }
    return share;
  }

  private static String share(Dictionary config, String name) {
    for (int i = 0; i < MAX_SHARES; i++) {
      String share = "sharedFolder" + i;
      if (config.getBoolean(share + ".present", false)
          && config.get(share + ".guestName", "").equals(name)) {
        return share;
      }
    }
    return null;
  }

  /** Connects or takes out a device such as {@code ide1:0} or {@code ethernet0}. */
  static void connect(Call call, boolean connected)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String device = call.line().argument(1).toLowerCase(Locale.ROOT);
    try (Vm vm = Vm.open(call)) {
      vm.requireAwake();
      if (!vm.config().getBoolean(device + ".present", false)) {
        throw new VmrunError("One of the parameters was invalid");
      }
      vm.config().set(device + ".startConnected", connected);
      vm.saveConfig();
    }
  }

  static void upgrade(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireOff();
      long version = vm.config().getLong("virtualHW.version", 0);
      vm.config().set("virtualHW.version", Math.max(version, NEWEST_HARDWARE));
      vm.saveConfig();
    }
  }

  static void installTools(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireAwake();
    }
  }

  static void captureScreen(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    Path picture = Vm.path(call.line().argument(1));
    try (Vm vm = Vm.open(call)) {
      Guest.require(vm);
      Files.write(picture, Screen.png());
    } catch (NoSuchFileException e) {
      throw VmrunError.fileNotFound();
    }
  }
}
