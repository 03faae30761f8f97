package io.acvm.cli.vm;

import io.acvm.api.model.Lifecycle;
import io.acvm.api.model.Vm;
import io.acvm.cli.Texts;

/** Says how a VM is, in a few words. */
final class VmState {
  private static final long MIB_PER_GIB = 1024;

  private final Texts texts;

  VmState(Texts texts) {
    this.texts = texts;
  }

  /** The power state, with what is promised and what is going on beside it. */
  String of(Vm vm) {
    String state = texts.orElse("power." + vm.powerState(), vm.powerState().value());
    if (vm.lifecycle() != Lifecycle.READY) {
      state = texts.orElse("lifecycle." + vm.lifecycle(), vm.lifecycle().value());
    }
    return vm.operation() == null ? state : state + " (" + vm.operation().progress() + " %)";
  }

  static String memory(Long mebibytes) {
    if (mebibytes == null) {
      return null;
    }
    return mebibytes % MIB_PER_GIB == 0 ? mebibytes / MIB_PER_GIB + " GiB" : mebibytes + " MiB";
  }
}
