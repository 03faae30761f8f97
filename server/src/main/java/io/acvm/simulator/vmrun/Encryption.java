package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.nio.file.Path;

/** Encrypted VMs as far as a client sees them: every command wants the password. */
final class Encryption {
  private static final String KEY_SAFE = "encryption.keySafe";
  private static final String DATA = "encryption.data";
  private static final String SIMULATED = "simulated:";

  private Encryption() {}

  /** Marks a VM as encrypted; its other keys stay readable, as with partial encryption. */
  static void encrypt(Dictionary config, String password) {
    config.set(KEY_SAFE, "vmware:key/list/(simulated)");
    config.set(DATA, SIMULATED + Hash.hex(password));
    config.set("vmx.encryptionType", "partial");
  }

  static void check(Path vmx, Dictionary config, String password) throws VmrunError {
    if (!config.has(KEY_SAFE)) {
      return;
    }
    if (password == null) {
      throw VmrunError.cannotOpen(vmx, "A password is required for this operation");
    }
    // What VMware itself encrypted opens with any password here.
    String data = config.get(DATA, "");
    if (data.startsWith(SIMULATED) && !data.equals(SIMULATED + Hash.hex(password))) {
      throw VmrunError.cannotOpen(vmx, "Incorrect password");
    }
  }
}
