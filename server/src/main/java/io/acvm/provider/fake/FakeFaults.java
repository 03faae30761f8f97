package io.acvm.provider.fake;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to go wrong with a fake hypervisor. Rules are used up in the order in which they were
 * made; a rule hits the next call of its kind. May be used from any thread.
 */
public final class FakeFaults {
  /** When a call fails. */
  public enum Moment {
    /** Nothing was done. */
    BEFORE,
    /** A VM that was to be made is half made; other calls have done nothing. */
    HALF_WAY,
    /** All was done and only the answer is lost. */
    AFTER
  }

  /**
   * A call that is held.
   *
   * @param reached ends when the call has arrived and waits, before it did anything
   */
  public record Hold(Future<Void> reached, Promise<Void> gate) {
    /** Lets the call go on. */
    public void release() {
      gate.tryComplete();
    }
  }

  record Rule(
      FakeCall call, Moment moment, Optional<ErrorCode> error, Promise<Void> arrival, Hold hold) {}

  private final List<Rule> rules = new ArrayList<>();
  private Optional<ErrorCode> outage = Optional.empty();

  public synchronized void failNext(FakeCall call, Moment moment, ErrorCode error) {
    Hold open = new Hold(Future.succeededFuture(), Promise.promise());
    open.release();
    rules.add(new Rule(call, moment, Optional.of(error), Promise.promise(), open));
  }

  /** Holds the next call of this kind until {@link Hold#release()}. */
  public synchronized Hold holdNext(FakeCall call) {
    Promise<Void> arrival = Promise.promise();
    Hold hold = new Hold(arrival.future(), Promise.promise());
    rules.add(new Rule(call, Moment.BEFORE, Optional.empty(), arrival, hold));
    return hold;
  }

  /** From now on every call fails so, until {@link #endOutage()}. */
  public synchronized void startOutage(ErrorCode error) {
    outage = Optional.of(error);
  }

  public synchronized void endOutage() {
    outage = Optional.empty();
  }

  synchronized Optional<AcvmException> outage() {
    return outage.map(AcvmException::of);
  }

  synchronized Optional<Rule> take(FakeCall call) {
    Optional<Rule> rule = rules.stream().filter(one -> one.call() == call).findFirst();
    rule.ifPresent(rules::remove);
    return rule;
  }
}
