package io.acvm.core.inventory;

import io.acvm.core.Scheduler;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderState;
import io.acvm.domain.provider.ProviderStatus;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Probe;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one hypervisor again and again. Thread-safe. */
final class ProviderWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderWatcher.class);

  private final ProviderConnection connection;
  private final VmRecords records;
  private final Scheduler scheduler;
  private final Clock clock;
  private final WatchSettings settings;

  private volatile ProviderStatus status;
  private volatile Optional<Catalogue> catalogue = Optional.empty();
  private Optional<Promise<ProviderStatus>> looking = Optional.empty();
  private Scheduler.Timer next = () -> {};
  private int failures;
  private boolean stopped;

  ProviderWatcher(
      ProviderConnection connection,
      VmRecords records,
      Scheduler scheduler,
      Clock clock,
      WatchSettings settings) {
    this.connection = connection;
    this.records = records;
    this.scheduler = scheduler;
    this.clock = clock;
    this.settings = settings;
    this.status = unknown();
  }

  /**
   * @param lastSeen when the newest of what was kept had been seen
   */
  void start(Optional<Instant> lastSeen) {
    status = new Look(status).at(lastSeen).toStatus(status.state(), status.problem());
    if (connection.info().enabled()) {
      refresh();
    }
  }

  ProviderConnection connection() {
    return connection;
  }

  /** As it was at the last look. */
  ProviderStatus status() {
    ProviderStatus last = status;
    return new Look(last)
        .vms(records.memory().of(connection.id()).size())
        .toStatus(last.state(), last.problem());
  }

  /** What was last read; empty when it never was. */
  Optional<Catalogue> catalogue() {
    return catalogue;
  }

  /** Looks now; whoever asks while a look is under way gets the result of that one. */
  Future<ProviderStatus> refresh() {
    Promise<ProviderStatus> mine;
    synchronized (this) {
      if (stopped || !connection.info().enabled()) {
        return Future.succeededFuture(status());
      }
      if (looking.isPresent()) {
        return looking.get().future();
      }
      next.cancel();
      mine = Promise.promise();
      looking = Optional.of(mine);
    }
    look()
        .otherwise(this::unexpected)
        .onSuccess(
            found -> {
              lookAgainLater();
              mine.complete(status());
            });
    return mine.future();
  }

  synchronized void stop() {
    stopped = true;
    next.cancel();
  }

  private Future<Void> look() {
    long mark = records.memory().moment();
    long begin = clock.millis();
    Look look = new Look(status);
    return scheduler
        .within(
            settings.deadline(),
            () -> AcvmException.of(ErrorCode.PROVIDER_TIMEOUT),
            () ->
                connection
                    .provider()
                    .probe()
                    .onSuccess(probe -> look.answered(probe, clock.millis() - begin))
                    .compose(probe -> ask()))
        .transform(
            done ->
                done.succeeded()
                    ? take(look, mark, done.result())
                    : become(
                        look.toStatus(
                            ProviderState.UNREACHABLE, Optional.of(failure(done.cause())))));
  }

  /** What the hypervisor said; each part may have failed by itself. */
  private record Answers(Future<List<VmObservation>> vms, Future<Catalogue> catalogue) {}

  private Future<Answers> ask() {
    Answers answers =
        new Answers(connection.provider().listVms(), connection.provider().readCatalogue());
    return Future.join(answers.vms(), answers.catalogue())
        .transform(done -> Future.succeededFuture(answers));
  }

  private Future<Void> take(Look look, long mark, Answers answers) {
    if (answers.catalogue().succeeded()) {
      catalogue = Optional.of(answers.catalogue().result());
    }
    Future<Void> applied =
        answers.vms().failed()
            ? Future.succeededFuture()
            : records
                .apply(
                    () ->
                        new Reconciliation(records.memory(), connection.id(), mark, clock.instant())
                            .with(answers.vms().result()))
                .onSuccess(done -> look.at(Optional.of(clock.instant())));
    Optional<Failure> problem =
        Optional.ofNullable(answers.vms().cause())
            .or(() -> Optional.ofNullable(answers.catalogue().cause()))
            .map(ProviderWatcher::failure);
    ProviderState state = problem.isEmpty() ? ProviderState.CONNECTED : ProviderState.DEGRADED;
    return applied.compose(done -> become(look.toStatus(state, problem)));
  }

  private Future<Void> become(ProviderStatus now) {
    ProviderStatus before = status;
    status = now;
    synchronized (this) {
      failures = now.state() == ProviderState.UNREACHABLE ? failures + 1 : 0;
    }
    boolean news =
        before.state() != now.state()
            || !before.problem().map(Failure::code).equals(now.problem().map(Failure::code));
    if (!news) {
      return Future.succeededFuture();
    }
    LOG.info(
        "Provider {} is {} {}",
        now.id(),
        now.state(),
        now.problem().map(problem -> problem.code().name()).orElse(""));
    return records.tell(ProviderEvents.changed(connection.info(), now, clock.instant()));
  }

  /** What failed was on our side: the provider stays as it was. */
  private Void unexpected(Throwable cause) {
    LOG.error("What provider {} said could not be kept", connection.id(), cause);
    return null;
  }

  private void lookAgainLater() {
    synchronized (this) {
      looking = Optional.empty();
      if (!stopped) {
        next =
            scheduler.once(
                failures == 0 ? settings.interval() : settings.backoff().delay(failures),
                this::refresh);
      }
    }
  }

  private static Failure failure(Throwable cause) {
    return AcvmException.from(cause).failure();
  }

  private ProviderStatus unknown() {
    ProviderState state =
        connection.info().enabled() ? ProviderState.UNREACHABLE : ProviderState.DISABLED;
    return new ProviderStatus(
        connection.id(),
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** A status in the making; what a look does not learn stays as it was. */
  private static final class Look {
    private final ProviderStatus before;
    private Optional<String> version;
    private Optional<Long> latencyMs;
    private Optional<Instant> lastSuccessAt;
    private int vmCount;

    Look(ProviderStatus before) {
      this.before = before;
      this.version = before.version();
      this.latencyMs = before.latencyMs();
      this.lastSuccessAt = before.lastSuccessAt();
      this.vmCount = before.vmCount();
    }

    void answered(Probe probe, long tookMs) {
      version = Optional.of(probe.version());
      latencyMs = Optional.of(tookMs);
    }

    Look at(Optional<Instant> time) {
      lastSuccessAt = time;
      return this;
    }

    Look vms(int count) {
      vmCount = count;
      return this;
    }

    ProviderStatus toStatus(ProviderState state, Optional<Failure> problem) {
      return new ProviderStatus(
          before.id(), state, version, latencyMs, lastSuccessAt, vmCount, problem);
    }
  }
}
