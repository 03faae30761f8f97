package io.acvm.http.problem;

import io.acvm.api.model.FieldError;
import io.acvm.api.model.Problem;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.http.contract.FieldFault;
import java.util.List;
import java.util.Locale;

/** Makes the problems of RFC 9457 that people and programs read. */
public final class Problems {
  private Problems() {}

  /** A failure inside another object, such as an operation that failed. */
  public static Problem of(Failure failure, Language language) {
    return of(failure, language, fields(failure, language), null);
  }

  static Problem of(Failure failure, Language language, List<FieldError> errors, String requestId) {
    var code = failure.code();
    return new Problem(
        path(code),
        ProblemTexts.title(code, language),
        ProblemStatus.of(code.kind()),
        ProblemTexts.detail(code, failure.arguments(), language),
        code.name(),
        errors.isEmpty() ? null : errors,
        requestId);
  }

  /** Path of the page that explains a code; what {@code type} holds. */
  public static String path(ErrorCode code) {
    return "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<FieldError> fields(Failure failure, Language language) {
    return failure.fields().stream()
        .map(
            field ->
                new FieldError(
                    field.pointer(),
                    null,
                    field.code(),
                    ProblemTexts.field(field.code(), null, field.detail(), language)))
        .toList();
  }

  static List<FieldError> fields(List<FieldFault> faults, Language language) {
    return faults.stream().map(fault -> field(fault, language)).toList();
  }

  private static FieldError field(FieldFault fault, Language language) {
    var detail = ProblemTexts.field(fault.rule(), fault.limit(), fault.rule(), language);
    return fault.in() == FieldFault.In.BODY
        ? new FieldError(fault.name(), null, fault.rule(), detail)
        : new FieldError(null, fault.name(), fault.rule(), detail);
  }
}
