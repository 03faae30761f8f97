package io.acvm.http;

import io.acvm.domain.Target;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderState;
import io.acvm.domain.provider.ProviderStatus;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of each thing that the edge shows. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
  static final ProviderId NUTANIX = new ProviderId("nutanix");
  static final User USER =
      new User(
          new UserId("u1"),
          "amelie",
          "Amélie",
          "Durand",
          Optional.empty(),
          Role.OPERATOR,
          UserState.ACTIVE,
          NOW);
  static final SessionTokens TOKENS =
      new SessionTokens(
          "access", Duration.ofMinutes(15), "refresh", Duration.ofDays(7), "csrf", USER);
  static final ProviderInfo PROVIDER =
      new ProviderInfo(
          NUTANIX,
          ProviderType.NUTANIX_AHV,
          "Nutanix",
          true,
          true,
          Set.of(Capability.START, Capability.CREATE_FROM_IMAGE));
  static final ProviderStatus STATUS =
      new ProviderStatus(
          NUTANIX,
          ProviderState.UNREACHABLE,
          Optional.of("pc.2024.3"),
          Optional.of(12L),
          Optional.of(NOW),
          1,
          Optional.of(Failure.of(ErrorCode.PROVIDER_UNREACHABLE)));
  static final Offer<Template> TEMPLATE =
      new Offer<>(
          NUTANIX,
          new Template(
              new TemplateId("t1"),
              Template.Type.IMAGE,
              "Ubuntu 24.04",
              Optional.of("Linux"),
              Optional.of(2_361_393_152L),
              Optional.empty()));
  static final Offer<Cluster> CLUSTER =
      new Offer<>(NUTANIX, new Cluster("c1", "Production", Optional.of("6.8.1")));
  static final Offer<Network> NETWORK =
      new Offer<>(
          NUTANIX,
          new Network(
              "n1",
              "VLAN-100",
              Optional.of("c1"),
              Optional.of("Production"),
              Optional.of(100),
              Optional.empty(),
              Optional.empty(),
              true));
  static final Target TARGET = new Target(Target.Type.VM, "v1", Optional.of("web-01"));
  static final Operation OPERATION =
      new Operation(
          new OperationId("o1"),
          OperationKind.CREATE_VM,
          OperationState.FAILED,
          40,
          false,
          List.of(StepRecord.pending("reserve")),
          TARGET,
          Optional.of(Failure.of(ErrorCode.PROVIDER_REJECTED)),
          "amelie",
          NOW,
          Optional.of(NOW),
          Optional.of(NOW));
  static final OperationLogEntry LOG_ENTRY =
      new OperationLogEntry(NOW, Optional.of("reserve"), "Task 6a1f0e0c: 40 %");
  static final VirtualMachine VM =
      new VirtualMachine(
          new VmRecord(
              new VmId("v1"),
              NUTANIX,
              Optional.of(new ProviderVmRef("6a1f")),
              "web-01",
              Lifecycle.READY,
              Optional.empty(),
              List.of("lab"),
              Optional.empty(),
              Optional.of("amelie"),
              NOW,
              Optional.of(
                  new VmObservation(
                      new ProviderVmRef("6a1f"),
                      "web-01",
                      PowerState.RUNNING,
                      2,
                      4096,
                      List.of(new Disk("d1", 40960, Optional.of("SCSI"), Disk.Kind.DISK)),
                      List.of(
                          new Nic(
                              "n1",
                              Optional.of("VLAN-100"),
                              Optional.empty(),
                              Optional.of("50:6b:8d:00:00:01"),
                              List.of("10.0.100.21"),
                              true)),
                      Optional.of("Linux"),
                      Optional.of("Production"),
                      Optional.empty(),
                      Optional.of(NOW),
                      Optional.empty(),
                      true,
                      NOW))),
          Optional.of(OPERATION.summary()));
  static final Snapshot SNAPSHOT =
      new Snapshot(
          new SnapshotId("s1"),
          "before upgrade",
          Optional.empty(),
          NOW,
          Optional.empty(),
          true,
          false,
          List.of());

  static final OrganizePlan ORGANIZE_PLAN =
      new OrganizePlan(
          OrganizePlan.Method.RENAME,
          "/vms/web-01",
          "/vms/permanent_vms/2026-01-15_web-01/vm_files",
          new ProviderVmRef("/vms/permanent_vms/2026-01-15_web-01/vm_files/web-01.vmx"),
          List.of(new OrganizePlan.Move("/vms/web-01/a", "/vms/permanent_vms/a", 7)));
  static final Offer<OrganizedVm> ORGANIZED =
      new Offer<>(
          NUTANIX,
          new OrganizedVm(
              Optional.of(new VmId("v1")),
              "web-01",
              "/vms/permanent_vms/2026-01-15_web-01",
              Optional.of(NOW),
              Optional.of("/vms/web-01"),
              7));
  static final Offer<Backup> BACKUP =
      new Offer<>(
          NUTANIX,
          new Backup(
              new BackupId("b-1"),
              Optional.of(new VmId("v1")),
              "web-01",
              Optional.empty(),
              NOW,
              7,
              9,
              2,
              Backup.State.PROVEN,
              Optional.of(NOW)));
  static final Offer<CleanupItem> CLEANUP =
      new Offer<>(
          NUTANIX, new CleanupItem("c", CleanupItem.Kind.ORPHAN_DISK, "/vms/x.vmdk", 7, NOW));
  static final Offer<TrashItem> TRASH =
      new Offer<>(NUTANIX, new TrashItem("t", "/vms/x.vmdk", 7, NOW));

  private Samples() {}
}
