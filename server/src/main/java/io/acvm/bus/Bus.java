package io.acvm.bus;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Typed requests over the event bus. Failures arrive as {@link AcvmException} on the asking side,
 * whatever they were on the other.
 */
public final class Bus {
  private static final String CODEC = "acvm.local";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private final EventBus events;

  private Bus(EventBus events) {
    this.events = events;
  }

  /** Prepares the event bus of a Vert.x instance; once for each instance. */
  public static Bus create(Vertx vertx) {
    EventBus events = vertx.eventBus();
    events.registerCodec(new LocalCodec<>(CODEC));
    events.registerDefaultCodec(FailureReply.class, new LocalCodec<>("acvm.failure"));
    return new Bus(events);
  }

  /** Asks and waits up to 30 s; {@code SERVER_BUSY} when nobody answers by then. */
  public <C, R> Future<R> request(Address<C, R> address, C command) {
    return request(address, command, DEFAULT_TIMEOUT);
  }

  /** Asks and waits up to {@code timeout}. A timeout does not mean that nothing was done. */
  public <C, R> Future<R> request(Address<C, R> address, C command, Duration timeout) {
    return events
        .<R>request(address.name(), command, options().setSendTimeout(timeout.toMillis()))
        .map(Message::body)
        .recover(cause -> Future.failedFuture(failureOf(cause)));
  }

  /** Answers an address with a function. Whatever it throws or fails with is sent back. */
  public <C, R> MessageConsumer<C> serve(Address<C, R> address, Function<C, Future<R>> call) {
    return events.consumer(
        address.name(),
        message ->
            Future.succeededFuture(message.body())
                .compose(call)
                .onSuccess(reply -> message.reply(reply, options()))
                .onFailure(cause -> message.reply(new FailureReply(AcvmException.from(cause)))));
  }

  /** Tells everybody who listens. */
  public <C> void publish(Address<C, Nothing> address, C body) {
    events.publish(address.name(), body, options());
  }

  /** Listens to what is published. */
  public <C> MessageConsumer<C> listen(Address<C, Nothing> address, Consumer<C> listener) {
    return events.consumer(address.name(), message -> listener.accept(message.body()));
  }

  private static DeliveryOptions options() {
    return new DeliveryOptions().setCodecName(CODEC).setLocalOnly(true);
  }

  private static AcvmException failureOf(Throwable cause) {
    if (cause instanceof FailureReply reply) {
      return reply.cause();
    }
    return cause instanceof ReplyException
        ? AcvmException.of(ErrorCode.SERVER_BUSY).causedBy(cause)
        : AcvmException.from(cause);
  }
}
