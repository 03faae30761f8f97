package io.acvm.http;

import io.acvm.domain.Target;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpFinding;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpImport;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.IpStretch;
import io.acvm.domain.ip.IpUtilisation;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.operation.AskedFor;
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
import io.acvm.domain.provider.CapacityUse;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.DefaultProviderSetting;
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
import io.acvm.domain.simulator.SimulatorDocument;
import io.acvm.domain.simulator.SimulatorStatus;
import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of each thing that the edge shows. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
  static final ProviderId NUTANIX = new ProviderId("nutanix");
  static final SimulatorStatus SIMULATOR =
      new SimulatorStatus(true, "http://127.0.0.1:9441", "pc.2024.3.0.1", Map.of("vm", 8));
  static final SimulatorDocument FAULTS =
      new SimulatorDocument(
          """
          {"rules": [{"id": "busy", "match": {"method": "POST"}, "hits": 1, "probability": 0.5,
            "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "2"}}}]}
          """);
  static final SimulatorDocument JOURNAL =
      new SimulatorDocument(
          """
          {"total": 1, "matches": 1, "requests": [{"seq": 1, "at": "2026-01-15T09:30:00Z", "method": "GET",
            "path": "/api/nutanix/v3/users/me", "status": 200, "millis": 1, "user": "admin"}]}
          """);
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
  static final ApiToken TOKEN =
      new ApiToken(
          new ApiTokenId("k1"),
          USER.id(),
          USER.username(),
          "nightly backup",
          Role.VIEWER,
          NOW,
          NOW.plusSeconds(86_400),
          Optional.of(LocalDate.of(2026, 1, 15)));
  static final RegistrationSetting REGISTRATION =
      new RegistrationSetting(RegistrationPolicy.APPROVAL, false);
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
  static final DefaultProviderSetting DEFAULT_PROVIDER =
      new DefaultProviderSetting(Optional.of(NUTANIX), false);
  static final CapacityUse CAPACITY =
      new CapacityUse(
          NUTANIX,
          Optional.of("c1"),
          Optional.of("Production"),
          new CapacityUse.Amount(Optional.of(96L), Optional.empty(), 14, 10),
          new CapacityUse.Amount(Optional.of(1_572_864L), Optional.empty(), 40_960, 20_480),
          new CapacityUse.Amount(Optional.empty(), Optional.empty(), 409_600, 204_800));
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
  static final AskedFor REQUEST =
      new AskedFor("POST", "/api/vms/v1/stop", Optional.of("{\"mode\":\"HARD\"}"), true);
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
              Optional.of(NOW),
              Backup.Consistency.POWERED_OFF,
              List.of(new BackupId("b-0"))));
  static final Offer<CleanupItem> CLEANUP =
      new Offer<>(
          NUTANIX, new CleanupItem("c", CleanupItem.Kind.ORPHAN_DISK, "/vms/x.vmdk", 7, NOW));
  static final Offer<TrashItem> TRASH =
      new Offer<>(NUTANIX, new TrashItem("t", "/vms/x.vmdk", 7, NOW));
  static final IpPoolId POOL_ID = new IpPoolId("p1");
  static final Ip IP = new Ip("192.168.122.100", "c0a87a64");
  static final IpPoolView POOL =
      new IpPoolView(
          new IpPool(
              POOL_ID,
              new IpPoolSpec(
                  "Lab",
                  Optional.empty(),
                  "192.168.122.0/24",
                  List.of("192.168.122.100-192.168.122.100"),
                  List.of("192.168.122.1"),
                  Optional.of("192.168.122.1"),
                  List.of("8.8.8.8"),
                  Optional.of("lab.example.org"),
                  Optional.of(100),
                  List.of(new PoolNetwork(NUTANIX, Optional.of("n1"))),
                  IpPoolSpec.DEFAULT_SCOPE,
                  IpStrategy.FIRST_FREE,
                  Duration.ofHours(1),
                  false),
              24,
              List.of(new IpRange(IP, IP)),
              List.of(),
              NOW),
          new IpUtilisation(1, Map.of(IpState.LEASED, 1L)));
  static final IpLease LEASE =
      IpLease.taken(POOL_ID, IP, IpState.LEASED, IpHolder.person("amelie", Optional.empty()), NOW);
  static final IpChange IP_CHANGE = IpChange.of(IpState.FREE, LEASE);
  static final IpStretch STRETCH =
      new IpStretch(new IpRange(IP, IP), 1, IpState.LEASED, false, Optional.of(LEASE));
  static final IpFinding FINDING =
      new IpFinding(
          IpFinding.Kind.VM_GONE,
          IP,
          Optional.of(LEASE.id()),
          LEASE.owner(),
          Optional.of(new VmId("v1")),
          Optional.empty(),
          List.of(IpFinding.Fix.RELEASE));
  static final IpImport.Report IMPORTED =
      new IpImport.Report(
          true,
          1,
          List.of(
              new IpImport.Line(
                  2,
                  Optional.of("192.168.122.101"),
                  IpImport.Outcome.ADDED,
                  Optional.of(IpState.LEASED))));

  private Samples() {}
}
