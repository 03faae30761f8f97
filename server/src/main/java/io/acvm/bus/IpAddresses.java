package io.acvm.bus;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpFinding;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpImport;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.domain.ip.IpStretch;
import io.acvm.domain.ip.VmAddresses;
import io.acvm.domain.vm.VmId;
import java.util.List;

/** What the area of IP pools answers. */
public final class IpAddresses {
  public static final Address<Nothing, List<IpPoolView>> LIST = new Address<>("ip.list");
  public static final Address<IpPoolId, IpPoolView> GET = new Address<>("ip.get");
  public static final Address<IpCommand.CreatePool, IpPoolView> CREATE = new Address<>("ip.create");
  public static final Address<IpCommand.UpdatePool, IpPoolView> UPDATE = new Address<>("ip.update");
  public static final Address<IpCommand.DeletePool, Nothing> DELETE = new Address<>("ip.delete");
  public static final Address<Available, List<String>> AVAILABLE = new Address<>("ip.available");
  public static final Address<IpCommand.Allocate, List<IpLease>> ALLOCATE =
      new Address<>("ip.allocate");
  public static final Address<IpCommand.SetAside, List<IpLease>> SET_ASIDE =
      new Address<>("ip.setAside");
  public static final Address<IpLeaseQuery, Page<IpLease>> LEASES = new Address<>("ip.leases");
  public static final Address<Lease, IpLease> LEASE = new Address<>("ip.lease");
  public static final Address<IpCommand.Release, Nothing> RELEASE = new Address<>("ip.release");
  public static final Address<IpCommand.Confirm, IpLease> CONFIRM = new Address<>("ip.confirm");
  public static final Address<Map, Page<IpStretch>> MAP = new Address<>("ip.map");
  public static final Address<IpHistoryQuery, Page<IpChange>> HISTORY = new Address<>("ip.history");
  public static final Address<IpCommand.Import, IpImport.Report> IMPORT =
      new Address<>("ip.import");
  public static final Address<Export, String> EXPORT = new Address<>("ip.export");
  public static final Address<IpPoolId, List<IpFinding>> FINDINGS = new Address<>("ip.findings");
  public static final Address<IpCommand.PutRight, Nothing> PUT_RIGHT = new Address<>("ip.putRight");
  public static final Address<VmId, VmAddresses> OF_VM = new Address<>("ip.ofVm");

  private IpAddresses() {}

  /** The first free addresses of a pool. */
  public record Available(IpPoolId pool, int limit) {}

  /** One address that is not free. */
  public record Lease(IpPoolId pool, String leaseId) {}

  /** One page of a pool's map. */
  public record Map(IpPoolId pool, PageRequest page) {}

  /** A list of a pool's addresses. */
  public record Export(IpPoolId pool, IpImport.Format format) {}
}
