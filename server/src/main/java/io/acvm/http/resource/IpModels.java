package io.acvm.http.resource;

import io.acvm.api.model.IpAddressState;
import io.acvm.api.model.IpFinding;
import io.acvm.api.model.IpFindingList;
import io.acvm.api.model.IpFixKind;
import io.acvm.api.model.IpHistory;
import io.acvm.api.model.IpHistoryEntry;
import io.acvm.api.model.IpImportLine;
import io.acvm.api.model.IpImportReport;
import io.acvm.api.model.IpLease;
import io.acvm.api.model.IpLeaseList;
import io.acvm.api.model.IpPool;
import io.acvm.api.model.IpPoolList;
import io.acvm.api.model.IpPoolNetwork;
import io.acvm.api.model.IpRange;
import io.acvm.api.model.IpStrategy;
import io.acvm.api.model.IpStretch;
import io.acvm.api.model.IpStretchList;
import io.acvm.api.model.IpUtilisation;
import io.acvm.api.model.VmAddresses;
import io.acvm.domain.Page;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpImport;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import java.util.List;

/** IP pools as the contract shows them. */
final class IpModels {
  private IpModels() {}

  static IpPoolList pools(List<IpPoolView> pools) {
    return new IpPoolList(pools.stream().map(IpModels::pool).toList(), pools.size());
  }

  static IpPool pool(IpPoolView view) {
    var pool = view.pool();
    var spec = pool.spec();
    return new IpPool(
        pool.id().value(),
        spec.name(),
        spec.description().orElse(null),
        spec.cidr(),
        pool.isIpv6() ? IpPool.FamilyEnum.IPV6 : IpPool.FamilyEnum.IPV4,
        spec.scope(),
        pool.ranges().stream().map(IpModels::range).toList(),
        spec.exclusions(),
        spec.gateway().orElse(null),
        spec.dns(),
        spec.searchDomain().orElse(null),
        spec.vlanId().orElse(null),
        spec.networks().stream()
            .map(each -> new IpPoolNetwork(each.provider().value(), each.network().orElse(null)))
            .toList(),
        IpStrategy.valueOf(spec.strategy().name()),
        (int) spec.cooldown().toSeconds(),
        spec.probe(),
        pool.createdAt(),
        utilisation(view.utilisation()));
  }

  private static IpUtilisation utilisation(io.acvm.domain.ip.IpUtilisation numbers) {
    return new IpUtilisation(
        numbers.total(),
        numbers.free(),
        numbers.of(IpState.HELD),
        numbers.of(IpState.LEASED),
        numbers.of(IpState.RESERVED),
        numbers.of(IpState.COOLING_DOWN),
        numbers.of(IpState.QUARANTINED),
        numbers.of(IpState.CONFLICTING));
  }

  static IpLeaseList leases(List<io.acvm.domain.ip.IpLease> leases) {
    return new IpLeaseList(leases.stream().map(IpModels::lease).toList(), leases.size(), null);
  }

  static IpLeaseList leases(Page<io.acvm.domain.ip.IpLease> page) {
    return new IpLeaseList(
        page.items().stream().map(IpModels::lease).toList(),
        (int) page.total(),
        page.nextCursor().orElse(null));
  }

  static IpLease lease(io.acvm.domain.ip.IpLease lease) {
    return new IpLease(
        lease.id(),
        lease.pool().value(),
        lease.address().text(),
        state(lease.state()),
        lease.owner().orElse(null),
        lease.vm().map(VmId::value).orElse(null),
        lease.operation().map(OperationId::value).orElse(null),
        lease.by().orElse(null),
        lease.note().orElse(null),
        lease.since(),
        lease.until().orElse(null));
  }

  static IpStretchList stretches(Page<io.acvm.domain.ip.IpStretch> page) {
    return new IpStretchList(
        page.items().stream().map(IpModels::stretch).toList(), page.nextCursor().orElse(null));
  }

  private static IpStretch stretch(io.acvm.domain.ip.IpStretch stretch) {
    return new IpStretch(
        stretch.range().first().text(),
        stretch.range().last().text(),
        stretch.count(),
        stretch.excluded()
            ? IpStretch.StateEnum.EXCLUDED
            : IpStretch.StateEnum.valueOf(stretch.state().name()),
        stretch.lease().map(IpModels::lease).orElse(null));
  }

  static IpHistory history(Page<IpChange> page) {
    return new IpHistory(
        page.items().stream().map(IpModels::change).toList(),
        (int) page.total(),
        page.nextCursor().orElse(null));
  }

  private static IpHistoryEntry change(IpChange change) {
    return new IpHistoryEntry(
        Long.toString(change.id()),
        change.at(),
        change.address().text(),
        state(change.before()),
        state(change.state()),
        change.owner().orElse(null),
        change.vm().map(VmId::value).orElse(null),
        change.operation().map(OperationId::value).orElse(null),
        change.by().orElse(null),
        change.note().orElse(null));
  }

  static IpImportReport report(IpImport.Report report) {
    var lines =
        report.lines().stream()
            .map(
                line ->
                    new IpImportLine(
                        line.line(),
                        line.address().orElse(null),
                        IpImportLine.OutcomeEnum.valueOf(line.outcome().name()),
                        line.state().map(IpModels::state).orElse(null)))
            .toList();
    return new IpImportReport(
        report.dryRun(), report.added(), report.skipped(), lines.size() - report.added(), lines);
  }

  static IpFindingList findings(List<io.acvm.domain.ip.IpFinding> findings) {
    return new IpFindingList(findings.stream().map(IpModels::finding).toList(), findings.size());
  }

  private static IpFinding finding(io.acvm.domain.ip.IpFinding finding) {
    return new IpFinding(
        finding.id(),
        IpFinding.KindEnum.valueOf(finding.kind().name()),
        finding.address().text(),
        finding.leaseId().orElse(null),
        finding.owner().orElse(null),
        finding.vm().map(VmId::value).orElse(null),
        finding.vmName().orElse(null),
        finding.fixes().stream().map(fix -> IpFixKind.valueOf(fix.name())).toList());
  }

  static VmAddresses both(io.acvm.domain.ip.VmAddresses both) {
    return new VmAddresses(
        both.meant().stream().map(IpModels::lease).toList(), both.actual(), both.matches());
  }

  private static IpRange range(io.acvm.domain.ip.IpRange range) {
    return new IpRange(range.first().text(), range.last().text());
  }

  private static IpAddressState state(IpState state) {
    return IpAddressState.valueOf(state.name());
  }
}
