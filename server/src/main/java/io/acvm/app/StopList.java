package io.acvm.app;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has started and how it is stopped: last started, first stopped. */
final class StopList {
  private static final Logger LOG = LoggerFactory.getLogger(StopList.class);

  /** For one part; the whole has a bound of its own. */
  private static final int PATIENCE_SECONDS = 12;

  private final Deque<Part> parts = new ArrayDeque<>();

  synchronized void add(String name, Supplier<Future<?>> stop) {
    parts.push(new Part(name, stop));
  }

  /** Stops everything, whatever fails on the way; a second call finds nothing left to do. */
  Future<Void> run() {
    Part next = next();
    return next == null
        ? Future.succeededFuture()
        : Future.succeededFuture()
            .compose(now -> next.stop().get())
            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .onFailure(cause -> LOG.warn("{} did not stop in order", next.name(), cause))
            .transform(done -> run());
  }

  private synchronized Part next() {
    return parts.poll();
  }

  private record Part(String name, Supplier<Future<?>> stop) {}
}
