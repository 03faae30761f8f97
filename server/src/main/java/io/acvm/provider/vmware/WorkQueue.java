package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;
import static io.acvm.domain.error.ErrorCode.SERVER_BUSY;

import io.acvm.domain.error.AcvmException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one provider. Changes come one at a time for each VM and many at once for all;
 * looking has threads of its own, so that it never waits behind a long copy. What waits is bounded.
 */
final class WorkQueue {
  private static final int LOOKING_THREADS = 4;

  private final WorkerExecutor changing;
  private final WorkerExecutor looking;
  private final int bound;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Future<Void>> lastOf = new HashMap<>();
  private volatile boolean closed;

  WorkQueue(Vertx vertx, String name, VmwareLimits limits) {
    long longest = limits.copy().plus(limits.snapshot()).toSeconds();
    this.changing =
        vertx.createSharedWorkerExecutor(name, limits.workers(), longest, TimeUnit.SECONDS);
    this.looking =
        vertx.createSharedWorkerExecutor(
            name + "-look", LOOKING_THREADS, longest, TimeUnit.SECONDS);
    this.bound = limits.workers() + limits.maxWaiting();
  }

  /** Runs blocking work that changes nothing. */
  <T> Future<T> look(Callable<T> work) {
    return bounded(() -> looking.executeBlocking(work, false));
  }

  /**
   * Runs blocking work when everything that was asked before for any of these VMs has ended.
   *
   * @param keys of the VMs, one text for one VM however it is written
   */
  <T> Future<T> change(Set<String> keys, Callable<T> work) {
    return bounded(
        () -> {
          Promise<Void> ended = Promise.promise();
          return enqueue(keys, ended.future())
              .transform(before -> changing.executeBlocking(work, false))
              .onComplete(
                  done -> {
                    leave(keys, ended.future());
                    ended.complete();
                  });
        });
  }

  private synchronized Future<?> enqueue(Set<String> keys, Future<Void> ended) {
    List<Future<Void>> before = new ArrayList<>();
    for (String key : keys) {
      Future<Void> last = lastOf.put(key, ended);
      if (last != null) {
        before.add(last);
      }
    }
    return before.isEmpty() ? Future.succeededFuture() : Future.join(before);
  }

  private synchronized void leave(Set<String> keys, Future<Void> ended) {
    keys.forEach(key -> lastOf.remove(key, ended));
  }

  /** Whether something is being changed, or waits to be. */
  synchronized boolean isBusy(String key) {
    return lastOf.containsKey(key);
  }

  /** The same for any VM in a folder or beneath it. */
  synchronized boolean isBusyBeneath(String folder) {
    return lastOf.keySet().stream().anyMatch(key -> key.startsWith(folder + File.separator));
  }

  private <T> Future<T> bounded(java.util.function.Supplier<Future<T>> work) {
    if (closed) {
      return Future.failedFuture(AcvmException.of(PROVIDER_UNAVAILABLE));
    }
    if (waiting.incrementAndGet() > bound) {
      waiting.decrementAndGet();
      return Future.failedFuture(AcvmException.of(SERVER_BUSY));
    }
    return work.get().onComplete(done -> waiting.decrementAndGet());
  }

  Future<Void> close() {
    closed = true;
    return Future.join(changing.close(), looking.close()).mapEmpty();
  }
}
