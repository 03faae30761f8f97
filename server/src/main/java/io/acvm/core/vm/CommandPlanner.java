package io.acvm.core.vm;

import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.ip.VmLeases;
import io.acvm.core.operation.NewOperation;
import io.acvm.core.operation.NewOperation.Alongside;
import io.acvm.core.operation.Workflow;
import io.acvm.core.vm.ChangePower.Powering;
import io.acvm.core.vm.CreateSnapshot.Snapping;
import io.acvm.core.vm.DeleteVm.Deleting;
import io.acvm.core.vm.MakeVm.Addressing;
import io.acvm.core.vm.MakeVm.Copying;
import io.acvm.core.vm.MakeVm.Making;
import io.acvm.core.vm.UpdateVm.Updating;
import io.acvm.core.vm.UseSnapshot.Using;
import io.acvm.domain.Target;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import io.acvm.domain.vm.VmSpec;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a command into the operation that does it, or refuses it. */
final class CommandPlanner {
  private final VmAccess access;
  private final VmWorkflows workflows;
  private final CommandChecks checks;
  private final Function<ProviderId, Optional<Catalogue>> catalogues;
  private final Clock clock;

  CommandPlanner(
      VmAccess access,
      VmWorkflows workflows,
      Function<ProviderId, Optional<Catalogue>> catalogues,
      Clock clock) {
    this.access = access;
    this.workflows = workflows;
    this.checks = new CommandChecks(access.records());
    this.catalogues = catalogues;
    this.clock = clock;
  }

  /** Throws what is wrong with the command. */
  NewOperation<?> plan(VmCommand command, String createdBy, Optional<NewOperation.Key> key) {
    if (command instanceof VmCommand.Create create) {
      return planCreate(create, createdBy, key);
    }
    if (command instanceof VmCommand.Clone clone) {
      return planClone(clone, createdBy, key);
    }
    if (command instanceof VmCommand.Delete delete) {
      VmRecord vm = checks.existing(delete.vm());
      access.providers().enabled(vm.provider());
      checks.needManaged(vm);
      return operation(
          workflows.delete(),
          new Deleting(vm.id(), vm.provider(), vm.ref(), vm.lifecycle(), createdBy),
          vm,
          createdBy,
          key,
          Alongside.NOTHING);
    }
    return planExisting(command, createdBy, key);
  }

  private NewOperation<?> planCreate(
      VmCommand.Create create, String createdBy, Optional<NewOperation.Key> key) {
    ProviderConnection provider = access.providers().enabled(create.provider());
    Optional<Catalogue> catalogue = catalogues.apply(create.provider());
    checks.check(create, provider.info(), catalogue);
    VmSpec spec = create.spec();
    VmRecord vm =
        newRecord(
            provider.id(),
            spec.name(),
            spec.description(),
            create.tags(),
            templateName(spec, catalogue),
            createdBy);
    Optional<Addressing> addressing =
        create.address().map(wish -> addressing(wish, vm, spec.networks(), createdBy));
    Making making =
        Making.of(vm.id(), provider.id(), spec, create.powerOn(), addressing)
            .organized(create.organize());
    return operation(workflows.create(), making, vm, createdBy, key, beginning(vm, addressing));
  }

  /**
   * The source is not locked: it is only read, and a hundred clones of one VM must not wait for one
   * another. If it is deleted meanwhile the hypervisor says so and the clone is undone.
   */
  private NewOperation<?> planClone(
      VmCommand.Clone clone, String createdBy, Optional<NewOperation.Key> key) {
    VmRecord source = checks.ready(clone.source());
    checks.needManaged(source);
    ProviderConnection provider = access.providers().enabled(source.provider());
    checks.check(clone, provider.info(), catalogues.apply(provider.id()));
    VmRecord vm =
        newRecord(
            provider.id(),
            clone.spec().name(),
            clone.spec().description().or(source::description),
            clone.tags().orElse(source.tags()),
            Optional.of(source.name()),
            createdBy);
    boolean isAddressed = clone.address().isPresent() || clone.spec().ipAddress().isPresent();
    CloneSpec spec =
        isAddressed && clone.spec().networks().isEmpty()
            ? clone.spec().withNetworks(networks(source))
            : clone.spec();
    Optional<Addressing> addressing =
        clone.address().map(wish -> addressing(wish, vm, spec.networks().orElseThrow(), createdBy));
    Copying copying = new Copying(source.ref().orElseThrow(), spec);
    Making making =
        Making.of(vm.id(), provider.id(), copying, clone.powerOn(), addressing)
            .organized(clone.organize());
    return operation(workflows.cloneVm(), making, vm, createdBy, key, beginning(vm, addressing));
  }

  /** The networks of a VM as they were last seen. */
  static List<String> networks(VmRecord vm) {
    return vm.observation().stream()
        .flatMap(seen -> seen.nics().stream())
        .flatMap(nic -> nic.networkId().stream())
        .toList();
  }

  private static Addressing addressing(
      AddressWish wish, VmRecord vm, List<String> networks, String createdBy) {
    return new Addressing(
        wish,
        new VmLeases.Guest(
            vm.id(), vm.name(), vm.provider(), networks.stream().findFirst(), createdBy));
  }

  /** The address is held with the operation or not at all. */
  private Alongside beginning(VmRecord vm, Optional<Addressing> addressing) {
    Alongside inserting = access.records().inserting(vm);
    if (addressing.isEmpty()) {
      return inserting;
    }
    return new Alongside() {
      @Override
      public Future<Void> write(Tables tables, OperationId operation) {
        return access
            .leases()
            .hold(tables, addressing.get().wish(), addressing.get().guest(), operation)
            .compose(held -> inserting.write(tables, operation));
      }

      @Override
      public <T> Future<T> transaction(Store store, Function<Tables, Future<T>> work) {
        return store.writeBeside(work);
      }

      @Override
      public void written() {
        inserting.written();
      }
    };
  }

  private NewOperation<?> planExisting(
      VmCommand command, String createdBy, Optional<NewOperation.Key> key) {
    VmRecord vm = checks.ready(CommandChecks.targetOf(command));
    ProviderConnection provider = access.providers().enabled(vm.provider());
    checks.check(command, vm, provider.info(), catalogues.apply(provider.id()));
    ExistingVm target = new ExistingVm(vm.id(), vm.provider(), vm.ref().orElseThrow());
    if (command instanceof VmCommand.Power power) {
      Powering powering = new Powering(target, power.action(), power.deadline());
      return existing(workflows.power(power.kind()), powering, vm, createdBy, key);
    }
    if (command instanceof VmCommand.Update update) {
      Updating updating = new Updating(target, update.change(), update.tags());
      return existing(workflows.update(), updating, vm, createdBy, key);
    }
    if (command instanceof VmCommand.CreateSnapshot create) {
      Snapping snapping = new Snapping(target, create.spec(), List.of());
      return existing(workflows.createSnapshot(), snapping, vm, createdBy, key);
    }
    if (command instanceof VmCommand.RestoreSnapshot restore) {
      Using using = new Using(target, restore.snapshot(), false);
      return existing(workflows.restoreSnapshot(), using, vm, createdBy, key);
    }
    VmCommand.DeleteSnapshot delete = (VmCommand.DeleteSnapshot) command;
    Using using = new Using(target, delete.snapshot(), delete.children());
    return existing(workflows.deleteSnapshot(), using, vm, createdBy, key);
  }

  private VmRecord newRecord(
      ProviderId provider,
      String name,
      Optional<String> description,
      List<String> tags,
      Optional<String> template,
      String createdBy) {
    return new VmRecord(
        VmId.random(),
        provider,
        Optional.empty(),
        name,
        Lifecycle.PROVISIONING,
        description,
        tags,
        template,
        Optional.of(createdBy),
        clock.instant(),
        Optional.empty());
  }

  private static Optional<String> templateName(VmSpec spec, Optional<Catalogue> catalogue) {
    return catalogue.stream()
        .flatMap(known -> known.templates().stream())
        .filter(template -> spec.source().id().equals(Optional.of(template.id())))
        .map(Template::name)
        .findFirst();
  }

  private static <C> NewOperation<C> existing(
      Workflow<C> workflow,
      C context,
      VmRecord vm,
      String createdBy,
      Optional<NewOperation.Key> key) {
    return operation(workflow, context, vm, createdBy, key, Alongside.NOTHING);
  }

  private static <C> NewOperation<C> operation(
      Workflow<C> workflow,
      C context,
      VmRecord vm,
      String createdBy,
      Optional<NewOperation.Key> key,
      Alongside alongside) {
    Target target = new Target(Target.Type.VM, vm.id().value(), Optional.of(vm.name()));
    return new NewOperation<>(workflow, context, target, createdBy, key, alongside);
  }
}
