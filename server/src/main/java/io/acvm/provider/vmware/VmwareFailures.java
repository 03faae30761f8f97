package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.acvm.domain.error.ErrorCode.VM_CONFIGURATION_DAMAGED;
import static io.acvm.domain.error.ErrorCode.VM_LOCKED;

import io.acvm.domain.error.AcvmException;
import io.acvm.vmfiles.VmFileException;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the failure of work on files means to callers of the provider. */
final class VmwareFailures {
  private VmwareFailures() {}

  static <T> Future<T> translate(Throwable cause) {
    return Future.failedFuture(toFailure(cause));
  }

  static AcvmException toFailure(Throwable cause) {
    if (cause instanceof UncheckedIOException wrapped) {
      return toFailure(wrapped.getCause());
    }
    if (cause instanceof VmFileException file) {
      return file.reason() == VmFileException.Reason.LOCKED
          ? AcvmException.of(VM_LOCKED).causedBy(cause)
          : AcvmException.of(VM_CONFIGURATION_DAMAGED, "text", file.getMessage()).causedBy(cause);
    }
    if (cause instanceof IOException) {
      return AcvmException.of(PROVIDER_REJECTED, "text", cause.getClass().getSimpleName())
          .causedBy(cause);
    }
    return AcvmException.from(cause);
  }
}
