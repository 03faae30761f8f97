package io.acvm.core.vm;

import io.acvm.core.operation.NewOperation;
import io.acvm.core.operation.NewOperation.Alongside;
import io.acvm.core.operation.Workflow;
import io.acvm.core.vm.BackUpVm.BackingUp;
import io.acvm.core.vm.BackUpVm.Chosen;
import io.acvm.core.vm.CleanUp.Cleaning;
import io.acvm.core.vm.OrganizeVm.Organizing;
import io.acvm.core.vm.RestoreVm.Restoring;
import io.acvm.domain.Target;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.Retention;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.FileCommand;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Turns a command about files into the operation that does it, or refuses it. Where files go is
 * decided here, once, and kept with the operation.
 */
final class FilePlanner {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final VmAccess access;
  private final FileWorkflows workflows;
  private final CommandChecks checks;
  private final FileQueries queries;
  private final Clock clock;

  FilePlanner(VmAccess access, FileWorkflows workflows, FileQueries queries, Clock clock) {
    this.access = access;
    this.workflows = workflows;
    this.checks = new CommandChecks(access.records());
    this.queries = queries;
    this.clock = clock;
  }

  /** Who asks, and how a repetition is known. */
  record Asked(String by, Optional<NewOperation.Key> key) {}

  Future<? extends NewOperation<?>> plan(FileCommand command, Asked asked) {
    return Future.succeededFuture().compose(now -> planNow(command, asked));
  }

  private Future<? extends NewOperation<?>> planNow(FileCommand command, Asked asked) {
    if (command instanceof FileCommand.Organize organize) {
      return queries
          .planOrganization(organize.vm(), organize.adopt())
          .map(plan -> move(organize.vm(), plan, workflows.organize(), organize.language(), asked));
    }
    if (command instanceof FileCommand.UndoOrganization undo) {
      VmRecord vm = mine(undo.vm());
      return access
          .keeper(vm.provider())
          .planReturn(vm.ref().orElseThrow())
          .map(plan -> move(undo.vm(), plan, workflows.undoOrganization(), "", asked));
    }
    if (command instanceof FileCommand.CreateBackup create) {
      VmRecord vm = mine(create.vm());
      access.keeper(vm.provider());
      if (!create.live()) {
        requireOff(vm);
      }
      BackingUp backingUp =
          new BackingUp(
              existing(vm), newId(), create.note(), create.live(), List.of(), Optional.empty());
      return planned(operation(workflows.createBackup(), backingUp, target(vm), asked));
    }
    if (command instanceof FileCommand.VerifyBackup verify) {
      return chosen(workflows.verifyBackup(), verify.backup(), asked);
    }
    if (command instanceof FileCommand.DeleteBackup delete) {
      return requireUnneeded(delete.backup())
          .compose(yes -> chosen(workflows.deleteBackup(), delete.backup(), asked));
    }
    if (command instanceof FileCommand.RestoreBackup restore) {
      return queries.backup(restore.backup()).map(found -> restore(found, restore, asked));
    }
    if (command instanceof FileCommand.ApplyRetention retention) {
      return retain(retention, asked);
    }
    if (command instanceof FileCommand.CleanUp clean) {
      return planned(trash(workflows.cleanUp(), clean.provider(), clean.items(), 0, asked));
    }
    if (command instanceof FileCommand.PutBack back) {
      List<String> item = List.of(back.item());
      return requireInTrash(back.provider(), item)
          .map(yes -> trash(workflows.putBack(), back.provider(), item, 0, asked));
    }
    FileCommand.EmptyTrash empty = (FileCommand.EmptyTrash) command;
    List<String> items = empty.items().orElse(List.of());
    return requireInTrash(empty.provider(), items)
        .map(
            yes ->
                trash(
                    workflows.emptyTrash(), empty.provider(), items, empty.olderThanDays(), asked));
  }

  private Future<Void> requireInTrash(ProviderId provider, List<String> items) {
    access.keeper(provider);
    return queries
        .trash(Optional.of(provider))
        .map(
            all -> {
              Set<String> there =
                  all.stream().map(each -> each.item().id()).collect(Collectors.toSet());
              for (String item : items) {
                if (!there.contains(item)) {
                  throw AcvmException.of(ErrorCode.TRASH_ITEM_NOT_FOUND, "id", item);
                }
              }
              return null;
            });
  }

  private NewOperation<Organizing> move(
      VmId id, OrganizePlan plan, Workflow<Organizing> workflow, String language, Asked asked) {
    VmRecord vm = checks.ready(id);
    return operation(workflow, new Organizing(existing(vm), plan, language), target(vm), asked);
  }

  private Future<NewOperation<Chosen>> chosen(Workflow<Chosen> workflow, BackupId id, Asked asked) {
    return queries
        .backup(id)
        .map(
            found -> {
              Target target =
                  new Target(Target.Type.BACKUP, id.value(), Optional.of(found.item().vmName()));
              return operation(workflow, new Chosen(found.provider(), List.of(id)), target, asked);
            });
  }

  /** The provider looks again when it deletes. */
  private Future<Void> requireUnneeded(BackupId id) {
    return queries
        .backups(Optional.empty())
        .map(
            all -> {
              for (Offer<Backup> each : all) {
                if (each.item().needs().contains(id)) {
                  throw AcvmException.of(
                      ErrorCode.BACKUP_NEEDED,
                      Map.of("id", id.value(), "by", each.item().id().value()));
                }
              }
              return null;
            });
  }

  private NewOperation<Restoring> restore(
      Offer<Backup> found, FileCommand.RestoreBackup restore, Asked asked) {
    if (found.item().state() == Backup.State.DAMAGED) {
      throw AcvmException.of(
          ErrorCode.BACKUP_DAMAGED,
          FileReason.FOUND_BEFORE.about(restore.backup().value(), restore.backup().value()));
    }
    if (restore.name().isPresent()) {
      VmRecord vm = newRecord(found.provider(), restore.name().get(), asked.by());
      Restoring restoring =
          new Restoring(restore.backup(), vm.id(), vm.provider(), restore.name(), Optional.empty());
      return new NewOperation<>(
          workflows.restoreBackup(),
          restoring,
          target(vm),
          asked.by(),
          asked.key(),
          access.records().inserting(vm));
    }
    VmRecord vm =
        mine(
            found
                .item()
                .vm()
                .orElseThrow(
                    () -> AcvmException.of(ErrorCode.VM_NOT_FOUND, "id", found.item().vmName())));
    Restoring restoring =
        new Restoring(restore.backup(), vm.id(), vm.provider(), Optional.empty(), vm.ref());
    return operation(workflows.restoreBackup(), restoring, target(vm), asked);
  }

  private Future<NewOperation<Chosen>> retain(FileCommand.ApplyRetention command, Asked asked) {
    VmRecord vm = mine(command.vm());
    return queries
        .retention(vm.id(), command.policy())
        .map(
            choices -> {
              List<BackupId> going =
                  choices.stream()
                      .filter(choice -> !choice.keep())
                      .map(Retention.Choice::backup)
                      .map(Backup::id)
                      .toList();
              return operation(
                  workflows.applyRetention(), new Chosen(vm.provider(), going), target(vm), asked);
            });
  }

  private NewOperation<Cleaning> trash(
      Workflow<Cleaning> workflow,
      ProviderId provider,
      List<String> items,
      int olderThanDays,
      Asked asked) {
    access.keeper(provider);
    Target target =
        new Target(
            Target.Type.PROVIDER,
            provider.value(),
            Optional.of(access.providers().get(provider).info().name()));
    Cleaning cleaning =
        new Cleaning(provider, items, clock.instant().minus(Duration.ofDays(olderThanDays)));
    return operation(workflow, cleaning, target, asked);
  }

  private VmRecord mine(VmId id) {
    VmRecord vm = checks.ready(id);
    checks.needManaged(vm);
    return vm;
  }

  /** What is known may be some seconds old; the provider looks again. */
  private static void requireOff(VmRecord vm) {
    PowerState state = vm.observation().map(VmObservation::powerState).orElse(PowerState.UNKNOWN);
    if (state != PowerState.STOPPED && state != PowerState.UNKNOWN) {
      throw AcvmException.of(
          ErrorCode.POWER_STATE_CONFLICT,
          Map.of("id", vm.id().value(), "powerState", state.name(), "action", "CREATE_BACKUP"));
    }
  }

  private static ExistingVm existing(VmRecord vm) {
    return new ExistingVm(vm.id(), vm.provider(), vm.ref().orElseThrow());
  }

  private VmRecord newRecord(ProviderId provider, String name, String createdBy) {
    return new VmRecord(
        VmId.random(),
        provider,
        Optional.empty(),
        name,
        Lifecycle.PROVISIONING,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(createdBy),
        clock.instant(),
        Optional.empty());
  }

  private BackupId newId() {
    String random = UUID.randomUUID().toString().substring(0, 8);
    return new BackupId("b-" + STAMP.format(clock.instant()) + "-" + random);
  }

  private static Target target(VmRecord vm) {
    return new Target(Target.Type.VM, vm.id().value(), Optional.of(vm.name()));
  }

  private static <C> NewOperation<C> operation(
      Workflow<C> workflow, C context, Target target, Asked asked) {
    return new NewOperation<>(
        workflow, context, target, asked.by(), asked.key(), Alongside.NOTHING);
  }

  private static <C> Future<NewOperation<C>> planned(NewOperation<C> operation) {
    return Future.succeededFuture(operation);
  }
}
