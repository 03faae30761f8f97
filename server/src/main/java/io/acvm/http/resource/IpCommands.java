package io.acvm.http.resource;

import io.acvm.api.model.IpAllocation;
import io.acvm.api.model.IpPoolNetwork;
import io.acvm.api.model.IpRange;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.VmId;
import io.acvm.http.Exchange;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What requests about IP pools ask for, in the words of the domain. */
final class IpCommands {
  private IpCommands() {}

  static IpPoolId pool(Exchange exchange) {
    return new IpPoolId(exchange.input().text("poolId"));
  }

  static IpPoolSpec spec(io.acvm.api.model.IpPoolSpec body) {
    return new IpPoolSpec(
        body.name(),
        Optional.ofNullable(body.description()),
        body.cidr(),
        orEmpty(body.ranges()).stream().map(IpCommands::range).toList(),
        orEmpty(body.exclusions()),
        Optional.ofNullable(body.gateway()),
        orEmpty(body.dns()),
        Optional.ofNullable(body.searchDomain()),
        Optional.ofNullable(body.vlanId()),
        orEmpty(body.networks()).stream().map(IpCommands::network).toList(),
        body.scope() == null ? IpPoolSpec.DEFAULT_SCOPE : body.scope(),
        body.strategy() == null
            ? IpStrategy.FIRST_FREE
            : IpStrategy.valueOf(body.strategy().name()),
        Duration.ofSeconds(body.cooldownSeconds() == null ? 0 : body.cooldownSeconds()),
        Boolean.TRUE.equals(body.probe()));
  }

  static IpCommand.Allocate allocate(Exchange exchange, IpAllocation body, String by) {
    if (body.count() != null && body.addresses() != null) {
      throw AcvmException.invalid(
          ErrorCode.REQUEST_INVALID,
          List.of(new FieldFailure("/count", "conflict", "Say how many, or name the addresses.")));
    }
    return new IpCommand.Allocate(
        pool(exchange),
        body.count() == null ? 1 : body.count(),
        orEmpty(body.addresses()),
        body.owner(),
        Optional.ofNullable(body.vmId()).map(VmId::new),
        Optional.ofNullable(body.note()),
        Optional.ofNullable(body.holdSeconds()).map(Duration::ofSeconds),
        by);
  }

  static IpLeaseQuery leases(Exchange exchange) {
    var input = exchange.input();
    return new IpLeaseQuery(
        pool(exchange),
        Optional.ofNullable(input.text("state")).map(IpState::valueOf),
        Optional.ofNullable(input.text("vmId")).map(VmId::new),
        VmCommands.page(input));
  }

  static IpHistoryQuery history(Exchange exchange) {
    var input = exchange.input();
    return new IpHistoryQuery(
        pool(exchange),
        Optional.ofNullable(input.text("address")),
        Optional.ofNullable(input.text("vmId")).map(VmId::new),
        Optional.ofNullable(input.text("at")).map(at -> OffsetDateTime.parse(at).toInstant()),
        VmCommands.page(input));
  }

  private static String range(IpRange range) {
    return range.start() + "-" + range.end();
  }

  private static PoolNetwork network(IpPoolNetwork network) {
    return new PoolNetwork(
        new ProviderId(network.provider()), Optional.ofNullable(network.network()));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
