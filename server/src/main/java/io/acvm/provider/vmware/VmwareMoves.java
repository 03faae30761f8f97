package io.acvm.provider.vmware;

import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves VMs into the permanent structure and back; what is moved is off and stays off. */
final class VmwareMoves {
  private static final Logger LOG = LoggerFactory.getLogger(VmwareMoves.class);

  private final KeeperTurns turns;
  private final Organizing organizing;

  VmwareMoves(KeeperTurns turns, Organizing organizing) {
    this.turns = turns;
    this.organizing = organizing;
  }

  Future<OrganizePlan> planOrganization(ProviderVmRef ref) {
    return turns.look(
        () -> {
          Path vmx = turns.requireMovable(turns.finding().mine().apply(ref));
          return organizing.planner().organize(vmx, fileName(vmx));
        });
  }

  Future<OrganizePlan> planAdoption(ProviderVmRef ref) {
    return turns.look(
        () -> {
          Path vmx = turns.requireMovable(turns.finding().foreign().apply(ref));
          return organizing.planner().adopt(vmx, fileName(vmx));
        });
  }

  private static String fileName(Path vmx) throws IOException {
    return VmNames.fileName(Vmx.read(vmx).displayName());
  }

  Future<OrganizePlan> planReturn(ProviderVmRef ref) {
    return turns.look(
        () -> organizing.planner().back(turns.requireMovable(turns.finding().mine().apply(ref))));
  }

  Future<ProviderVmRef> reserve(String name) {
    return turns.look(
        () -> {
          Path usual = Path.of(turns.parts().places().reserve(name).value());
          Path folder = organizing.planner().box(usual.getParent().getFileName().toString());
          return new ProviderVmRef(folder.resolve(usual.getFileName()).toString());
        });
  }

  /** Looks again in its turn: since the plan was made somebody may have started the VM. */
  Future<Void> move(ProviderVmRef ref, OrganizePlan plan, Progress progress) {
    return turn(
        ref,
        plan,
        vmx -> {
          if (Files.exists(vmx)) {
            turns.requireMovable(vmx);
          }
          if (plan.method() == OrganizePlan.Method.COPY) {
            KeeperTurns.locked(vmx, () -> organizing.mover().move(plan, progress));
          } else {
            organizing.mover().move(plan, progress);
          }
        });
  }

  Future<Void> moveBack(ProviderVmRef ref, OrganizePlan plan) {
    return turn(ref, plan, vmx -> organizing.mover().moveBack(plan));
  }

  Future<Void> finish(ProviderVmRef ref, OrganizePlan plan) {
    return turn(
        ref,
        plan,
        vmx -> {
          if (Files.exists(vmx)) {
            turns.parts().states().requireOff(vmx);
          }
          organizing.mover().finish(plan);
          organizing.names().moved(vmx, Path.of(plan.ref().value()));
        });
  }

  /** Tells VMware's library what it could not be told when it happened. */
  void tellLater() {
    if (organizing.names().isBehind()) {
      turns
          .effect(Set.of("library"), organizing.names()::tellLibrary)
          .onFailure(trouble -> LOG.warn("The library of the window is still to be told", trouble));
    }
  }

  /**
   * In the turns of the VM and of all that learns where it is. Where it comes from outside our
   * directories, the plan was made of it when it was known to be one that may be taken.
   */
  private Future<Void> turn(ProviderVmRef ref, OrganizePlan plan, KeeperTurns.OnVm work) {
    Path planned = Path.of(ref.value());
    return turns
        .look(
            () ->
                planned.getParent().equals(Path.of(plan.from()))
                    ? planned
                    : turns.finding().place().apply(ref))
        .compose(vmx -> turns.effect(turnsOf(vmx, plan), () -> work.run(vmx)));
  }

  /** Two plans can name one new place, on some volumes also in letters of another case. */
  private Set<String> turnsOf(Path vmx, OrganizePlan plan) {
    Set<String> all =
        new LinkedHashSet<>(organizing.names().turnsFor(vmx, Path.of(plan.ref().value())));
    all.add("to " + plan.to().toLowerCase(Locale.ROOT));
    return all;
  }
}
