package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static io.acvm.store.sql.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.store.IpTable.Locked;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pools and their addresses. */
interface IpTableContract extends StoreFixture {
  @Test
  default void pools_come_back_as_they_were_and_names_are_unique_whatever_their_case() {
    IpPool lab = pool("lab", "Lab");
    write(t -> t.ips().insert(lab));
    assertThat(found(t -> t.ips().find(lab.id()))).contains(lab);
    assertThat(codeOf(t -> t.ips().insert(pool("other", "LAB"))))
        .isEqualTo(ErrorCode.POOL_NAME_TAKEN);
    IpPool renamed = pool("lab", "Réseau");
    write(t -> t.ips().update(renamed));
    assertThat(listed(t -> t.ips().list())).containsExactly(renamed);
    write(t -> t.ips().delete(lab.id()));
    assertThat(found(t -> t.ips().find(lab.id()))).isEmpty();
  }

  @Test
  default void an_address_is_in_a_scope_once_whatever_the_pool_and_the_program() {
    write(t -> t.ips().take("default", List.of(lease("lab", 1))));
    assertThat(codeOf(t -> t.ips().take("default", List.of(lease("lab", 1)))))
        .isEqualTo(ErrorCode.ADDRESS_TAKEN);
    assertThat(codeOf(t -> t.ips().take("default", List.of(lease("twin", 2), lease("twin", 1)))))
        .isEqualTo(ErrorCode.ADDRESS_TAKEN);
    Map<IpState, Long> none = read(t -> t.ips().count(new IpPoolId("twin")));
    assertThat(none).isEmpty();
    write(t -> t.ips().take("elsewhere", List.of(lease("far", 1))));
  }

  @Test
  default void addresses_go_from_free_to_taken_and_back_and_leave_when_they_were_released() {
    List<IpLease> leases = IntStream.rangeClosed(1, 600).mapToObj(i -> lease("lab", i)).toList();
    IpPoolId lab = new IpPoolId("lab");
    write(t -> t.ips().take("default", leases));
    IpRange whole = new IpRange(ip(0), ip(65_535));
    assertThat(listed(t -> t.ips().taken(lab, whole, 10_000))).containsExactlyElementsOf(leases);
    assertThat(listed(t -> t.ips().keys(lab, new IpRange(ip(5), ip(9)), false, 3)))
        .containsExactly(ip(5).key(), ip(6).key(), ip(7).key());
    assertThat(listed(t -> t.ips().named(lab, leases.stream().map(IpLease::address).toList())))
        .containsExactlyInAnyOrderElementsOf(leases);
    IpLease reserved =
        leases
            .get(3)
            .becoming(
                IpState.RESERVED,
                Optional.of("bruno"),
                Optional.of("printer"),
                NOW,
                Optional.of(NOW.plusSeconds(5)));
    write(t -> t.ips().change(List.of(reserved)));
    assertThat(found(t -> t.ips().lease(lab, reserved.id()))).contains(reserved);
    Map<IpState, Long> counts = read(t -> t.ips().count(lab));
    assertThat(counts).isEqualTo(Map.of(IpState.LEASED, 599L, IpState.RESERVED, 1L));
    Map<IpPoolId, Map<IpState, Long>> all = read(t -> t.ips().countAll());
    assertThat(all).isEqualTo(Map.of(lab, counts));
    assertThat(listed(t -> t.ips().due(lab, NOW.plusSeconds(4), 10))).isEmpty();
    assertThat(listed(t -> t.ips().due(lab, NOW.plusSeconds(5), 10))).containsExactly(reserved);
    assertThat(listed(t -> t.ips().poolsDue(NOW.plusSeconds(5)))).containsExactly(lab);

    write(t -> t.ips().free(List.of(leases.get(8)), NOW.plusSeconds(1)));
    write(t -> t.ips().free(List.of(leases.get(4)), NOW));
    assertThat(listed(t -> t.ips().released(lab, 10))).containsExactly(ip(5), ip(9));
    assertThat(listed(t -> t.ips().keys(lab, new IpRange(ip(4), ip(6)), false, 9)))
        .containsExactly(ip(4).key(), ip(6).key());
    assertThat(listed(t -> t.ips().keys(lab, new IpRange(ip(4), ip(6)), true, 9)))
        .containsExactly(ip(4).key(), ip(5).key(), ip(6).key());
    write(t -> t.ips().take("default", List.of(lease("lab", 5))));
    assertThat(listed(t -> t.ips().released(lab, 10))).containsExactly(ip(9));
  }

  @Test
  default void leases_are_paged_in_the_order_of_their_addresses() {
    write(t -> t.ips().take("default", List.of(lease("lab", 300), lease("lab", 2))));
    IpLeaseQuery first =
        new IpLeaseQuery(
            new IpPoolId("lab"),
            Optional.of(IpState.LEASED),
            Optional.empty(),
            new PageRequest(1, Optional.empty()));
    Page<IpLease> page = read(t -> t.ips().leases(first));
    assertThat(page.items()).extracting(IpLease::address).containsExactly(ip(2));
    assertThat(page.total()).isEqualTo(2);
    IpLeaseQuery second =
        new IpLeaseQuery(
            first.pool(), first.state(), first.vm(), new PageRequest(1, page.nextCursor()));
    Page<IpLease> next = read(t -> t.ips().leases(second));
    assertThat(next.items()).extracting(IpLease::address).containsExactly(ip(300));
  }

  @Test
  default void who_had_an_address_at_a_time_is_known_also_when_the_pool_is_gone() {
    IpLease lease = lease("lab", 1);
    IpLease later =
        lease.becoming(
            IpState.COOLING_DOWN,
            Optional.empty(),
            Optional.empty(),
            NOW.plusSeconds(10),
            Optional.empty());
    write(t -> t.ips().remember(List.of(IpChange.of(IpState.FREE, lease))));
    write(t -> t.ips().remember(List.of(IpChange.of(IpState.LEASED, later))));
    write(t -> t.ips().remember(List.of(IpChange.of(IpState.FREE, lease("lab", 2)))));
    write(t -> t.ips().delete(new IpPoolId("lab")));

    assertThat(at(NOW.minusSeconds(1), Optional.of(ip(1)))).isEmpty();
    assertThat(at(NOW.plusSeconds(9), Optional.of(ip(1))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.state()).isEqualTo(IpState.LEASED);
              assertThat(change.owner()).contains("amelie");
            });
    assertThat(at(NOW.plusSeconds(10), Optional.of(ip(1))))
        .extracting(IpChange::state)
        .containsExactly(IpState.COOLING_DOWN);
    assertThat(at(NOW.plusSeconds(10), Optional.empty())).hasSize(2);
  }

  @Test
  default void those_who_lock_a_pool_take_turns_and_others_go_on() {
    IpPool lab = pool("lab", "Lab");
    write(t -> t.ips().insert(lab));
    List<Future<Void>> writers =
        IntStream.range(0, 40)
            .mapToObj(i -> store().writeBeside(t -> counted(t, lab.id())))
            .toList();
    await(Future.all(writers));
    await(store().writeBeside(t -> t.ips().lockScope("s").compose(done -> t.ips().lockScope("s"))));
    Optional<String> counted =
        write(t -> t.ips().lock(lab.id()).map(l -> l.flatMap(Locked::searchFrom)));
    assertThat(counted).contains("40");
  }

  private static Future<Void> counted(Tables tables, IpPoolId pool) {
    return tables
        .ips()
        .lock(pool)
        .compose(
            locked -> {
              int before = Integer.parseInt(locked.orElseThrow().searchFrom().orElse("0"));
              return tables.ips().searchFrom(pool, Optional.of(Integer.toString(before + 1)));
            });
  }

  private List<IpChange> at(Instant time, Optional<Ip> address) {
    IpHistoryQuery query =
        new IpHistoryQuery(
            new IpPoolId("lab"),
            address.map(Ip::text),
            Optional.empty(),
            Optional.of(time),
            new PageRequest(10, Optional.empty()));
    return read((Tables t) -> t.ips().history(query, address)).items();
  }

  private ErrorCode codeOf(Function<Tables, Future<Void>> work) {
    Throwable[] failure = new Throwable[1];
    assertThatThrownBy(() -> write(work)).satisfies(cause -> failure[0] = cause);
    return AcvmException.from(failure[0]).code();
  }

  static Ip ip(int number) {
    return new Ip("10.7." + number / 256 + "." + number % 256, String.format("0a07%04x", number));
  }

  static IpLease lease(String pool, int number) {
    return IpLease.taken(
        new IpPoolId(pool),
        ip(number),
        IpState.LEASED,
        IpHolder.person("amelie", Optional.of("test")),
        NOW);
  }

  static IpPool pool(String id, String name) {
    return new IpPool(
        new IpPoolId(id),
        new IpPoolSpec(
            name,
            Optional.empty(),
            "10.7.0.0/16",
            List.of(),
            List.of(),
            Optional.of("10.7.0.1"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            IpPoolSpec.DEFAULT_SCOPE,
            IpStrategy.FIRST_FREE,
            Duration.ofHours(1),
            false),
        16,
        List.of(new IpRange(ip(0), ip(65_535))),
        List.of(),
        NOW);
  }
}
