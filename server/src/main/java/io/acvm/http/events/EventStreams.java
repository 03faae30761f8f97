package io.acvm.http.events;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.ErrorKind;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.Replay;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.http.Exchange;
import io.acvm.http.security.Gate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All open streams of one verticle: hands every event to each of them, in the order of the log. */
public final class EventStreams {
  /** Who missed more loads everything anew, which is cheaper. */
  private static final int LONGEST_REPLAY = 500;

  /** So many events wait for what they are about at most; then everybody starts over. */
  private static final int LONGEST_BACKLOG = 1000;

  private final Bus bus;
  private final EventLoader loader;
  private final int maxPerUser;
  private final Set<EventStream> streams = new LinkedHashSet<>();
  private Future<?> tail = Future.succeededFuture();
  private int backlog;
  private boolean isClosed;

  public EventStreams(Bus bus, int maxPerUser) {
    this.bus = bus;
    this.loader = new EventLoader(bus);
    this.maxPerUser = maxPerUser;
  }

  /** Starts to listen; call on the verticle's context. */
  public void start(Vertx vertx, Duration heartbeat) {
    bus.listen(EventAddresses.PUBLISHED, this::arrived);
    vertx.setPeriodic(
        heartbeat.toMillis(),
        turn ->
            List.copyOf(streams)
                .forEach(
                    stream -> {
                      stream.beat();
                      holdAgainstSession(stream);
                    }));
  }

  /** Ends every stream and opens no more. */
  public void close() {
    isClosed = true;
    List.copyOf(streams).forEach(this::end);
  }

  /** Answers with a stream; fails before anything is sent when there cannot be one. */
  public Future<?> open(Exchange exchange) {
    var principal = exchange.principal();
    if (isClosed) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SERVER_BUSY));
    }
    var userId = principal.userId();
    if (streams.stream().filter(each -> each.principal().userId().equals(userId)).count()
        >= maxPerUser) {
      return Future.failedFuture(AcvmException.of(ErrorCode.TOO_MANY_REQUESTS));
    }
    var response = exchange.context().response();
    var stream =
        new EventStream(
            response,
            principal,
            new Authenticate(exchange.context().get(Gate.TOKEN), exchange.address()),
            exchange.language());
    streams.add(stream);
    response.closeHandler(closed -> forget(stream));
    response.exceptionHandler(broken -> forget(stream));
    return replay(exchange.input().text("Last-Event-ID"), stream, response)
        .onFailure(cause -> forget(stream));
  }

  private Future<?> replay(String lastEventId, EventStream stream, HttpServerResponse response) {
    if (lastEventId == null) {
      return sendHead(response).onSuccess(sent -> stream.goLive(List.of()));
    }
    var last = Long.parseLong(lastEventId);
    return bus.request(EventAddresses.REPLAY, last)
        .compose(
            replay ->
                isUseless(replay, last)
                    ? sendHead(response).onSuccess(sent -> stream.goLiveAfterReset(replay.lastId()))
                    : loader
                        .loadAll(replay.events())
                        .compose(
                            events -> sendHead(response).onSuccess(sent -> stream.goLive(events))));
  }

  /** An id that is newer than the log comes from another log. */
  private static boolean isUseless(Replay replay, long last) {
    return !replay.complete() || last > replay.lastId() || replay.events().size() > LONGEST_REPLAY;
  }

  private static Future<Void> sendHead(HttpServerResponse response) {
    return response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader("X-Accel-Buffering", "no")
        .write("retry: 3000\n\n");
  }

  private void arrived(Event event) {
    if (streams.isEmpty()) {
      return;
    }
    if (event.type().isConfidential()) {
      List.copyOf(streams).forEach(this::holdAgainstSession);
    }
    if (backlog >= LONGEST_BACKLOG) {
      List.copyOf(streams).forEach(this::end);
      return;
    }
    backlog++;
    tail =
        tail.transform(before -> loader.load(event))
            .onSuccess(loaded -> List.copyOf(streams).forEach(stream -> stream.accept(loaded)))
            .onComplete(done -> backlog--);
  }

  private void holdAgainstSession(EventStream stream) {
    bus.request(AccountAddresses.AUTHENTICATE, stream.proof())
        .onSuccess(stream::admitAgain)
        .onFailure(
            cause -> {
              var kind = AcvmException.from(cause).code().kind();
              if (kind == ErrorKind.UNAUTHENTICATED || kind == ErrorKind.FORBIDDEN) {
                end(stream);
              }
            });
  }

  private void end(EventStream stream) {
    stream.end();
    forget(stream);
  }

  private void forget(EventStream stream) {
    stream.stop();
    streams.remove(stream);
  }
}
