package io.acvm.core.ip;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.IpUtilisation;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Decides who gets which addresses, in one turn of the pool; each request gets all or nothing. */
final class Allocation {
  private final Turn turn;
  private final RandomGenerator random;
  private final List<Ip> seen;
  private final Set<String> given = new HashSet<>();
  private boolean namedRefused;
  private final List<Move> moves = new ArrayList<>();

  /**
   * @param seen addresses that machines use: never given, whether or not we know of a lease
   */
  Allocation(Turn turn, List<Ip> seen, RandomGenerator random) {
    this.turn = turn;
    this.seen = seen;
    this.random = random;
  }

  /**
   * Addresses that somebody wants.
   *
   * @param count how many, when none are named
   */
  record Wanted(int count, List<Ip> named, IpState state, IpHolder holder) {
    Wanted {
      named = List.copyOf(named);
    }
  }

  /** What became of a request: addresses, or why not. */
  record Answer(List<IpLease> leases, AcvmException refusal) {
    Future<List<IpLease>> future() {
      return refusal == null ? Future.succeededFuture(leases) : Future.failedFuture(refusal);
    }
  }

  /** Answers in the order of the requests. Nothing is written for those that are refused. */
  Future<List<Answer>> decide(List<Wanted> requests) {
    List<Ip> named = requests.stream().flatMap(each -> each.named().stream()).toList();
    int next =
        requests.stream().filter(each -> each.named().isEmpty()).mapToInt(Wanted::count).sum();
    FreeSearch search = new FreeSearch(turn.table(), turn.pool(), turn.searchFrom(), random);
    search.exclude(named);
    search.exclude(seen);
    return turn.table()
        .named(turn.pool().id(), named)
        .onSuccess(taken -> taken.forEach(lease -> given.add(lease.address().key())))
        .compose(taken -> search.find(next))
        .compose(
            found ->
                turn.table()
                    .count(turn.pool().id())
                    .map(counts -> answers(requests, found, counts)))
        .compose(answers -> turn.apply(moves).map(answers));
  }

  private List<Answer> answers(List<Wanted> requests, List<Ip> found, Map<IpState, Long> counts) {
    long free = Pools.utilisation(turn.pool(), counts).free();
    List<Answer> answers = new ArrayList<>();
    int used = 0;
    for (Wanted each : requests) {
      if (!each.named().isEmpty()) {
        Answer answer = named(each);
        namedRefused |= answer.refusal() != null;
        free -= answer.leases().size();
        answers.add(answer);
      } else if (found.size() - used < each.count()) {
        answers.add(new Answer(List.of(), exhausted(free)));
      } else {
        answers.add(grant(each, found.subList(used, used + each.count())));
        used += each.count();
        free -= free == IpUtilisation.MANY ? 0 : each.count();
      }
    }
    rememberPlace(found, used);
    return answers;
  }

  private AcvmException exhausted(long free) {
    return AcvmException.of(
        ErrorCode.POOL_EXHAUSTED,
        Map.of("id", turn.pool().id().value(), "free", Long.toString(Math.max(0, free))));
  }

  private Answer named(Wanted wanted) {
    for (Ip address : wanted.named()) {
      if (!turn.pool().offers(address)) {
        return new Answer(
            List.of(), AcvmException.of(ErrorCode.ADDRESS_NOT_IN_POOL, "address", address.text()));
      }
      if (given.contains(address.key()) || (!isAside(wanted) && seen.contains(address))) {
        return new Answer(
            List.of(), AcvmException.of(ErrorCode.ADDRESS_TAKEN, "address", address.text()));
      }
    }
    return grant(wanted, wanted.named());
  }

  /** What a machine uses already is just what people want to keep out of the way. */
  private static boolean isAside(Wanted wanted) {
    return wanted.state() == IpState.RESERVED || wanted.state() == IpState.QUARANTINED;
  }

  private Answer grant(Wanted wanted, List<Ip> addresses) {
    List<IpLease> leases =
        addresses.stream()
            .map(
                ip ->
                    IpLease.taken(
                        turn.pool().id(), ip, wanted.state(), wanted.holder(), turn.now()))
            .toList();
    addresses.forEach(ip -> given.add(ip.key()));
    leases.forEach(lease -> moves.add(Move.taking(lease)));
    return new Answer(leases, null);
  }

  /** All before the last one given are taken now, unless some were only passed over. */
  private void rememberPlace(List<Ip> found, int used) {
    boolean inOrder = turn.pool().spec().strategy() == IpStrategy.FIRST_FREE;
    if (inOrder && used > 0 && !namedRefused && seen.isEmpty()) {
      turn.searchFrom(found.get(used - 1).key());
    }
  }
}
