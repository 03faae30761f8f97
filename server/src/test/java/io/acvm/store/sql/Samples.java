package io.acvm.store.sql;

import io.acvm.domain.PageRequest;
import io.acvm.domain.Target;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.store.SessionTable.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records with every field filled, and with all the digits of a time. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-22T14:50:00.123456789Z");

  private Samples() {}

  static User user(String username) {
    return new User(
        UserId.random(),
        username,
        "Élodie",
        "Lefèvre 🙂",
        Optional.of("elodie@example.org"),
        Role.OPERATOR,
        UserState.ACTIVE,
        NOW);
  }

  static Session session(UserId user, String refreshHash) {
    return new Session(
        SessionId.random(),
        user,
        refreshHash,
        Optional.empty(),
        Optional.empty(),
        NOW,
        NOW.plusSeconds(3600),
        Optional.empty());
  }

  static VmRecord vm(String ref) {
    ProviderVmRef providerRef = new ProviderVmRef(ref);
    return new VmRecord(
        VmId.random(),
        new ProviderId("nutanix"),
        Optional.of(providerRef),
        "web-" + ref,
        Lifecycle.READY,
        Optional.of("a \"quoted\" \\ description; é"),
        List.of("web", "prod"),
        Optional.of("ubuntu-24.04"),
        Optional.of("alice"),
        NOW,
        Optional.of(observation(providerRef)));
  }

  static VmObservation observation(ProviderVmRef ref) {
    return new VmObservation(
        ref,
        "web",
        PowerState.RUNNING,
        4,
        8192,
        List.of(new Disk("d1", 40_960, Optional.of("scsi"), Disk.Kind.DISK)),
        List.of(
            new Nic(
                "n1",
                Optional.of("prod"),
                Optional.empty(),
                Optional.of("50:6b:8d:00:00:01"),
                List.of("10.0.0.7"),
                true)),
        Optional.of("Ubuntu"),
        Optional.of("cluster01"),
        Optional.empty(),
        Optional.of(NOW.minusSeconds(60)),
        Optional.empty(),
        true,
        NOW);
  }

  static Operation operation(String targetId, Instant createdAt) {
    return new Operation(
        OperationId.random(),
        OperationKind.START_VM,
        OperationState.QUEUED,
        0,
        true,
        List.of(StepRecord.pending("start")),
        new Target(Target.Type.VM, targetId, Optional.of("web")),
        Optional.empty(),
        "alice",
        createdAt,
        Optional.empty(),
        Optional.empty());
  }

  static Operation failed(Operation operation) {
    return new Operation(
        operation.id(),
        operation.kind(),
        OperationState.FAILED,
        50,
        false,
        List.of(
            new StepRecord(
                "start",
                StepRecord.State.FAILED,
                Optional.of(NOW),
                Optional.of(NOW.plusNanos(1)),
                Optional.of("refused"))),
        operation.target(),
        Optional.of(
            new Failure(
                ErrorCode.PROVIDER_REJECTED,
                Map.of("id", "vm"),
                List.of(new FieldFailure("/name", "pattern", "No.")))),
        operation.createdBy(),
        operation.createdAt(),
        Optional.of(NOW),
        Optional.of(NOW.plusSeconds(1)));
  }

  static NewEvent event(EventType type, String subjectId) {
    return new NewEvent(
        type,
        NOW,
        Optional.of("alice"),
        Optional.of(new Target(Target.Type.VM, subjectId, Optional.of("web"))),
        Map.of("kind", "START_VM", "note", "é"));
  }

  static PageRequest page(int limit, Optional<String> cursor) {
    return new PageRequest(limit, cursor);
  }
}
