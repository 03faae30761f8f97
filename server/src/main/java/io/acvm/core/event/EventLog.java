package io.acvm.core.event;

import io.acvm.domain.Page;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.Replay;
import io.acvm.store.EventTable.Bounds;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every event of the log once, in the order of the log, whoever wrote it.
 *
 * <p>Who writes events appends them in its own transaction and calls {@link #committed} after it.
 * What is told is then read back from the log: places have no gaps and follow the order of commits,
 * so two writers that finish at the same time cannot get in each other's way.
 */
public final class EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final int BATCH = 500;

  /** More than this is not replayed: loading everything anew is cheaper for both sides. */
  static final int MAX_REPLAY = 1000;

  private final Store store;
  private final Clock clock;
  private final Duration retention;
  private final Consumer<Event> listener;

  private long lastTold;
  private boolean telling;
  private boolean moreToTell;

  /**
   * @param retention how long events are kept
   * @param listener hears every event that is written after {@link #start}; must not block
   */
  public EventLog(Store store, Clock clock, Duration retention, Consumer<Event> listener) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.listener = listener;
  }

  /** Begins at the present end of the log. Nothing is told before. */
  public Future<Void> start() {
    synchronized (this) {
      telling = true;
    }
    return store
        .read(tables -> tables.events().bounds())
        .compose(
            bounds -> {
              synchronized (this) {
                lastTold = bounds.lastId();
                telling = false;
              }
              return prune();
            })
        .mapEmpty();
  }

  /** Events were written: they are told soon. Never fails; may be called from any thread. */
  public void committed() {
    synchronized (this) {
      moreToTell = true;
      if (telling) {
        return;
      }
      telling = true;
    }
    tellNext();
  }

  private void tellNext() {
    long after;
    synchronized (this) {
      moreToTell = false;
      after = lastTold;
    }
    store
        .read(tables -> tables.events().after(after, BATCH))
        .onSuccess(this::tell)
        .onFailure(this::giveUpForNow);
  }

  private void tell(List<Event> events) {
    for (Event event : events) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.error("A listener failed on event {}", event.id(), e);
      }
    }
    boolean again;
    synchronized (this) {
      if (!events.isEmpty()) {
        lastTold = events.get(events.size() - 1).id();
      }
      again = moreToTell || events.size() == BATCH;
      telling = again;
    }
    if (again) {
      tellNext();
    }
  }

  /** Nothing is lost: what was not told is told with the next event. */
  private void giveUpForNow(Throwable cause) {
    LOG.warn("The event log cannot be read", cause);
    synchronized (this) {
      telling = false;
    }
  }

  public Future<Page<Event>> list(EventQuery query) {
    return store.read(tables -> tables.events().list(query));
  }

  /** The events after a place; incomplete when they are too many or some are no longer kept. */
  public Future<Replay> replay(long afterId) {
    return store.read(
        tables -> tables.events().bounds().compose(bounds -> replay(tables, bounds, afterId)));
  }

  private static Future<Replay> replay(Tables tables, Bounds bounds, long afterId) {
    if (afterId == bounds.lastId()) {
      return Future.succeededFuture(new Replay(List.of(), true, bounds.lastId()));
    }
    boolean kept =
        afterId < bounds.lastId()
            && afterId + 1 >= bounds.firstId()
            && bounds.firstId() > 0
            && bounds.lastId() - afterId <= MAX_REPLAY;
    return kept
        ? tables
            .events()
            .after(afterId, MAX_REPLAY)
            .map(events -> new Replay(events, true, bounds.lastId()))
        : Future.succeededFuture(new Replay(List.of(), false, bounds.lastId()));
  }

  /** Forgets what is older than the retention; returns how many. */
  public Future<Integer> prune() {
    return store.write(tables -> tables.events().deleteOld(clock.instant().minus(retention)));
  }
}
