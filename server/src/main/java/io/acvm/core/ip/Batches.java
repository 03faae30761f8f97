package io.acvm.core.ip;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiFunction;

/**
 * Asks questions about the same thing together: while one batch is under way the next gathers, so
 * that a hundred requests at once cost little more than one. Thread-safe.
 */
final class Batches<K, Q, A> {
  private static final int SIZE = 200;
  private static final int WAITING = 20_000;

  private final BiFunction<K, List<Q>, Future<List<A>>> ask;
  private final Map<K, Queue<Asked<Q, A>>> waiting = new HashMap<>();
  private int size;

  private record Asked<Q, A>(Q question, Promise<A> answer) {}

  /**
   * @param ask answers in the order of the questions
   */
  Batches(BiFunction<K, List<Q>, Future<List<A>>> ask) {
    this.ask = ask;
  }

  /** Fails with {@code SERVER_BUSY} when too many are waiting. */
  Future<A> ask(K key, Q question) {
    Promise<A> answer = Promise.promise();
    synchronized (this) {
      if (size >= WAITING) {
        return Future.failedFuture(AcvmException.of(ErrorCode.SERVER_BUSY));
      }
      size++;
      Queue<Asked<Q, A>> queue = waiting.get(key);
      if (queue != null) {
        queue.add(new Asked<>(question, answer));
        return answer.future();
      }
      waiting.put(key, new ArrayDeque<>());
    }
    run(key, List.of(new Asked<>(question, answer)));
    return answer.future();
  }

  private void run(K key, List<Asked<Q, A>> batch) {
    List<Q> questions = batch.stream().map(Asked::question).toList();
    Future.succeededFuture()
        .compose(now -> ask.apply(key, questions))
        .onComplete(
            done -> {
              for (int i = 0; i < batch.size(); i++) {
                if (done.succeeded()) {
                  batch.get(i).answer().complete(done.result().get(i));
                } else {
                  batch.get(i).answer().fail(done.cause());
                }
              }
              List<Asked<Q, A>> next = next(key, batch.size());
              if (!next.isEmpty()) {
                run(key, next);
              }
            });
  }

  private synchronized List<Asked<Q, A>> next(K key, int answered) {
    size -= answered;
    Queue<Asked<Q, A>> queue = waiting.get(key);
    List<Asked<Q, A>> next = new ArrayList<>();
    while (!queue.isEmpty() && next.size() < SIZE) {
      next.add(queue.remove());
    }
    if (next.isEmpty()) {
      waiting.remove(key);
    }
    return next;
  }
}
