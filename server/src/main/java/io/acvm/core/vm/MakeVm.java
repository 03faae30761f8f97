package io.acvm.core.vm;

import io.acvm.core.ip.VmLeases;
import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmSpec;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a VM, from a source or as a copy of another VM. */
final class MakeVm {
  private static final Duration LONGEST = Duration.ofHours(4);

  private final VmAccess access;

  MakeVm(VmAccess access) {
    this.access = access;
  }

  /**
   * What is being made.
   *
   * @param ref the identity that the provider has reserved
   * @param organize the language to organize it in; empty to make it where VMs are made
   * @param addressing the address of a pool that it is to have
   */
  record Making(
      VmId vm,
      ProviderId provider,
      String name,
      boolean powerOn,
      Optional<VmSpec> spec,
      Optional<Copying> copying,
      Optional<ProviderVmRef> ref,
      Optional<Addressing> addressing,
      Optional<String> organize) {
    static Making of(
        VmId vm,
        ProviderId provider,
        VmSpec spec,
        boolean powerOn,
        Optional<Addressing> addressing) {
      return new Making(
          vm,
          provider,
          spec.name(),
          powerOn,
          Optional.of(spec),
          Optional.empty(),
          Optional.empty(),
          addressing,
          Optional.empty());
    }

    static Making of(
        VmId vm,
        ProviderId provider,
        Copying copying,
        boolean powerOn,
        Optional<Addressing> addressing) {
      return new Making(
          vm,
          provider,
          copying.spec().name(),
          powerOn,
          Optional.empty(),
          Optional.of(copying),
          Optional.empty(),
          addressing,
          Optional.empty());
    }

    Making at(ProviderVmRef place) {
      return new Making(
          vm, provider, name, powerOn, spec, copying, Optional.of(place), addressing, organize);
    }

    Making with(StaticAddress address) {
      return new Making(
          vm,
          provider,
          name,
          powerOn,
          spec.map(each -> each.withIpAddress(address)),
          copying.map(each -> new Copying(each.source(), each.spec().withIpAddress(address))),
          ref,
          addressing,
          organize);
    }

    Making organized(Optional<String> language) {
      return new Making(vm, provider, name, powerOn, spec, copying, ref, addressing, language);
    }

    boolean isAddressed() {
      return addressing.isPresent();
    }
  }

  /** Which address of a pool, and for whom. */
  record Addressing(AddressWish wish, VmLeases.Guest guest) {}

  /** What a clone is made from. */
  record Copying(ProviderVmRef source, CloneSpec spec) {}

  /** Cancelable until the VM is there and powered on: then it is the user's. */
  Workflow<Making> create() {
    return workflow(OperationKind.CREATE_VM, Step.repeatable("create", this::make));
  }

  Workflow<Making> cloneVm() {
    return workflow(OperationKind.CLONE_VM, Step.repeatable("clone", this::make));
  }

  private Workflow<Making> workflow(OperationKind kind, Step<Making> make) {
    return new Workflow<>(
        kind,
        Making.class,
        List.of(
            // Held since the operation was written; given back when it is settled.
            Step.repeatable("address", this::address).onlyIf(Making::isAddressed),
            // Reserving leaves nothing behind, so there is nothing to undo and it may be repeated.
            Step.repeatable("reserve", this::reserve),
            make.undoneBy(this::delete).weighing(16).within(LONGEST),
            // Both undone with the VM itself.
            Step.repeatable("describe", this::describe)
                .onlyIf(making -> making.organize().isPresent())
                .within(LONGEST)
                .weighing(4),
            Step.repeatable("powerOn", this::powerOn).onlyIf(Making::powerOn).weighing(3),
            Step.repeatable("lease", this::lease).onlyIf(Making::isAddressed),
            Step.repeatable("observe", this::observe)),
        5,
        this::settle);
  }

  private Future<Making> address(Making making, StepScope scope) {
    Addressing addressing = making.addressing().orElseThrow();
    return access
        .leases()
        .settle(addressing.wish(), addressing.guest(), scope.operation())
        .map(making::with);
  }

  private Future<Making> lease(Making making, StepScope scope) {
    return access.leases().lease(making.vm()).map(making);
  }

  /**
   * The ref is in the record before anything is made, so that the inventory knows the VM as this
   * one when the hypervisor shows it.
   */
  private Future<Making> reserve(Making making, StepScope scope) {
    Future<ProviderVmRef> place =
        making.organize().isPresent()
            ? access.keeper(making.provider()).reserveOrganized(making.name())
            : access.provider(making.provider()).reserveVm(making.name());
    return place.compose(
        ref ->
            access
                .records()
                .change(making.vm(), record -> record.withRef(ref))
                .map(making.at(ref)));
  }

  private Future<Making> make(Making making, StepScope scope) {
    var provider = access.provider(making.provider());
    ProviderVmRef ref = making.ref().orElseThrow();
    return making
        .copying()
        .map(copying -> provider.cloneVm(copying.source(), ref, copying.spec(), scope))
        .orElseGet(() -> provider.createVm(ref, making.spec().orElseThrow(), scope))
        .map(making);
  }

  private Future<Making> describe(Making making, StepScope scope) {
    return access
        .keeper(making.provider())
        .describe(
            making.ref().orElseThrow(),
            making.vm(),
            Optional.empty(),
            making.organize().orElseThrow(),
            scope)
        .map(making);
  }

  private Future<Void> delete(Making making, StepScope scope) {
    return access.delete(making.provider(), making.ref().orElseThrow(), scope);
  }

  private Future<Making> powerOn(Making making, StepScope scope) {
    return access
        .provider(making.provider())
        .changePower(making.ref().orElseThrow(), PowerAction.START, Duration.ZERO, scope)
        .map(making);
  }

  /** The VM exists: not being able to look at it right now is no reason to delete it. */
  private Future<Making> observe(Making making, StepScope scope) {
    return access
        .lookIfPossible(making.provider(), making.vm(), making.ref().orElseThrow())
        .compose(seen -> access.lifecycle(making.vm(), Lifecycle.READY))
        .map(making);
  }

  private Future<Void> released(Making making) {
    return making.isAddressed()
        ? access.leases().release(making.vm(), Optional.empty())
        : Future.succeededFuture();
  }

  private Future<Void> leased(Making making) {
    return making.isAddressed() ? access.leases().lease(making.vm()) : Future.succeededFuture();
  }

  private Future<Void> settle(Making making, Ending ending) {
    return switch (ending) {
      case DONE -> Future.succeededFuture();
      case UNDONE -> released(making).compose(done -> access.records().remove(making.vm()));
      // What is still there may still use its address.
      case LEFT_BEHIND ->
          leased(making).compose(done -> access.lifecycle(making.vm(), Lifecycle.FAILED));
    };
  }
}
