package io.acvm.provider;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmSpec;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which capabilities a request needs; one rule for all providers and for those who ask them. */
public final class RequiredCapabilities {
  private RequiredCapabilities() {}

  public static Set<Capability> of(VmSpec spec) {
    Set<Capability> needed =
        EnumSet.of(
            switch (spec.source().type()) {
              case TEMPLATE -> Capability.CREATE_FROM_TEMPLATE;
              case IMAGE -> Capability.CREATE_FROM_IMAGE;
              case ISO -> Capability.CREATE_FROM_ISO;
              case BLANK -> Capability.CREATE_BLANK;
            });
    spec.ipAddress().ifPresent(address -> needed.add(Capability.STATIC_ADDRESS));
    spec.cluster().ifPresent(cluster -> needed.add(Capability.CLUSTERS));
    spec.guest().ifPresent(guest -> needed.add(of(guest)));
    return needed;
  }

  public static Set<Capability> of(CloneSpec spec) {
    Set<Capability> needed =
        EnumSet.of(
            switch (spec.mode()) {
              case FULL -> Capability.CLONE_FULL;
              case LINKED -> Capability.CLONE_LINKED;
            });
    spec.ipAddress().ifPresent(address -> needed.add(Capability.STATIC_ADDRESS));
    spec.snapshot().ifPresent(snapshot -> needed.add(Capability.CLONE_SNAPSHOT));
    spec.guest().ifPresent(guest -> needed.add(of(guest)));
    return needed;
  }

  public static Set<Capability> of(VmChange change) {
    Set<Capability> needed = EnumSet.of(Capability.RECONFIGURE);
    change.diskGib().ifPresent(size -> needed.add(Capability.GROW_DISK));
    return needed;
  }

  public static Set<Capability> of(PowerAction action) {
    return EnumSet.of(
        switch (action) {
          case START -> Capability.START;
          case SHUT_DOWN -> Capability.STOP_GUEST;
          case POWER_OFF -> Capability.STOP_HARD;
          case REBOOT -> Capability.RESTART_GUEST;
          case RESET -> Capability.RESTART_HARD;
          case PAUSE -> Capability.PAUSE;
          case SUSPEND -> Capability.SUSPEND;
          case RESUME -> Capability.RESUME;
        });
  }

  public static Set<Capability> of(SnapshotSpec spec) {
    Set<Capability> needed = EnumSet.of(Capability.SNAPSHOT);
    spec.description().ifPresent(text -> needed.add(Capability.SNAPSHOT_DESCRIPTION));
    if (spec.includeMemory()) {
      needed.add(Capability.SNAPSHOT_MEMORY);
    }
    return needed;
  }

  /** Fails with {@code CAPABILITY_NOT_SUPPORTED} naming the first one that is missing. */
  public static Future<Void> check(Set<Capability> declared, Set<Capability> needed) {
    Optional<Capability> missing =
        needed.stream().filter(one -> !declared.contains(one)).findFirst();
    return missing.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(
            AcvmException.of(
                ErrorCode.CAPABILITY_NOT_SUPPORTED, "capability", missing.get().name()));
  }

  private static Capability of(GuestSetup guest) {
    return guest.unattendXml().isPresent() ? Capability.SYSPREP : Capability.CLOUD_INIT;
  }
}
