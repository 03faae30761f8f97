package io.acvm.http.events;

import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.http.problem.Language;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One caller's stream of events. Runs on the event loop of its verticle.
 *
 * <p>What happens while the missed events are being read is held back and sent after them, without
 * those that the reading already brought. A reader that is too slow is cut off: it comes back with
 * the last id it has and misses nothing, and this server's memory stays bounded.
 */
final class EventStream {
  private static final int LONGEST_QUEUE = 1000;
  private static final int WRITE_QUEUE_BYTES = 64 * 1024;

  private final HttpServerResponse response;
  private final Authenticate proof;
  private final Language language;
  private final List<LoadedEvent> held = new ArrayList<>();
  private final Deque<String> queue = new ArrayDeque<>();
  private Principal principal;
  private boolean isReplaying = true;
  private boolean hasEnded;
  private long lastId;

  EventStream(
      HttpServerResponse response, Principal principal, Authenticate proof, Language language) {
    this.response = response;
    this.principal = principal;
    this.proof = proof;
    this.language = language;
    response.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
    response.drainHandler(drained -> flush());
  }

  Principal principal() {
    return principal;
  }

  Authenticate proof() {
    return proof;
  }

  boolean hasEnded() {
    return hasEnded;
  }

  /** The session was held against the rules again; the role can have changed. */
  void admitAgain(Principal now) {
    principal = now;
  }

  /** Sends what was missed, then what was held back, then everything as it comes. */
  void goLive(List<LoadedEvent> missed) {
    missed.forEach(this::send);
    isReplaying = false;
    held.forEach(this::send);
    held.clear();
  }

  /** Sends that everything must be loaded anew, then what comes after {@code newestId}. */
  void goLiveAfterReset(long newestId) {
    lastId = newestId;
    enqueue(LoadedEvent.reset(newestId));
    goLive(List.of());
  }

  void accept(LoadedEvent event) {
    if (!isReplaying) {
      send(event);
    } else if (held.size() < LONGEST_QUEUE) {
      held.add(event);
    } else {
      end();
    }
  }

  /** A comment that keeps the connection open and shows when it is dead. */
  void beat() {
    if (!hasEnded && !isReplaying && queue.isEmpty()) {
      enqueue(":\n\n");
    }
  }

  void end() {
    if (!hasEnded) {
      stop();
      response.end();
    }
  }

  /** The connection is gone. */
  void stop() {
    hasEnded = true;
    queue.clear();
    held.clear();
  }

  private void send(LoadedEvent event) {
    var id = event.event().id();
    if (id <= lastId) {
      return;
    }
    lastId = id;
    if (!event.event().type().isConfidential() || principal.role().includes(Role.ADMINISTRATOR)) {
      enqueue(event.frame(language));
    }
  }

  private void enqueue(String frame) {
    if (hasEnded) {
      return;
    }
    if (queue.size() >= LONGEST_QUEUE) {
      stop();
      response.reset();
      return;
    }
    queue.add(frame);
    flush();
  }

  private void flush() {
    while (!hasEnded && !queue.isEmpty() && !response.writeQueueFull()) {
      response.write(queue.poll());
    }
  }
}
