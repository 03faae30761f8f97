package io.acvm.domain.error;

import java.util.List;
import java.util.Map;

/**
 * The one exception of the product: a {@link Failure} and, for the log only, its cause. The message
 * is for the log; people read the texts of the code. Arguments are named pairs, {@code "id",
 * id.value()}.
 */
public final class AcvmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public AcvmException(Failure failure, Throwable cause) {
    super(failure.code() + " " + failure.arguments(), cause);
    this.failure = failure;
  }

  public static AcvmException of(ErrorCode code) {
    return new AcvmException(Failure.of(code), null);
  }

  public static AcvmException of(ErrorCode code, String name, String value) {
    return new AcvmException(new Failure(code, Map.of(name, value), List.of()), null);
  }

  public static AcvmException of(ErrorCode code, Map<String, String> arguments) {
    return new AcvmException(new Failure(code, arguments, List.of()), null);
  }

  /** A request that is well formed but whose fields do not fit. */
  public static AcvmException invalid(ErrorCode code, List<FieldFailure> fields) {
    return new AcvmException(new Failure(code, Map.of(), fields), null);
  }

  public AcvmException causedBy(Throwable cause) {
    return new AcvmException(failure, cause);
  }

  /**
   * What a failed future or a caught exception means: its own failure, or {@link
   * ErrorCode#INTERNAL}.
   */
  public static AcvmException from(Throwable cause) {
    return cause instanceof AcvmException known
        ? known
        : new AcvmException(Failure.of(ErrorCode.INTERNAL), cause);
  }

  public Failure failure() {
    return failure;
  }

  public ErrorCode code() {
    return failure.code();
  }

  public Map<String, String> arguments() {
    return failure.arguments();
  }
}
