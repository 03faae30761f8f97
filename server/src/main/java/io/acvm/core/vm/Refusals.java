package io.acvm.core.vm;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with the fields of one command; told together, under the code of the first. */
final class Refusals {
  private final List<FieldFailure> fields = new ArrayList<>();
  private ErrorCode code = ErrorCode.VM_SPEC_INVALID;
  private Map<String, String> arguments = Map.of();

  /** A field that does not fit the others. */
  void invalid(String pointer, String reason, String detail) {
    refuse(ErrorCode.VM_SPEC_INVALID, pointer, reason, detail);
  }

  void refuse(ErrorCode what, String pointer, String reason, String detail) {
    add(what, Map.of(), new FieldFailure(pointer, reason, detail));
  }

  /** A field that names something that the provider does not have. */
  void notFound(ErrorCode what, String pointer, String id) {
    add(
        what,
        Map.of("id", id),
        new FieldFailure(pointer, "notFound", "The provider does not offer this."));
  }

  private void add(ErrorCode what, Map<String, String> values, FieldFailure field) {
    if (fields.isEmpty()) {
      code = what;
      arguments = values;
    }
    fields.add(field);
  }

  void throwIfAny() {
    if (!fields.isEmpty()) {
      throw new AcvmException(new Failure(code, arguments, fields), null);
    }
  }
}
