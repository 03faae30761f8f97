package io.acvm.bus;

import io.acvm.domain.error.AcvmException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** A failure on its way back over the bus, with its cause for the log. */
final class FailureReply extends ReplyException {
  private static final long serialVersionUID = 1L;

  private final transient AcvmException cause;

  FailureReply(AcvmException cause) {
    super(ReplyFailure.RECIPIENT_FAILURE, 0, cause.code().name());
    this.cause = cause;
  }

  AcvmException cause() {
    return cause;
  }
}
