package io.acvm.app.reference;

import io.acvm.cli.ExitCode;
import io.acvm.domain.error.ErrorCode;
import io.acvm.http.problem.ProblemStatus;
import io.acvm.http.problem.ProblemTexts;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every code of the catalogue of errors, and every exit code, as AsciiDoc. */
final class ErrorReference {
  private final ReferenceTexts texts;

  ErrorReference(ReferenceTexts texts) {
    this.texts = texts;
  }

  String codes() {
    return "[{table-errors}]\n|===\n"
        + "|%s |HTTP |acvm |%s\n\n".formatted(texts.get("column.code"), texts.get("column.what"))
        + Stream.of(ErrorCode.values())
            .sorted(Comparator.comparing(ErrorCode::name))
            .map(this::row)
            .collect(Collectors.joining())
        + "|===\n";
  }

  private String row(ErrorCode code) {
    int status = ProblemStatus.of(code.kind());
    return "|[[%s]]%s\n|%d\n|%d\n|*%s* +\n%s\n\n"
        .formatted(
            code.name(),
            ReferenceTexts.code(code.name()),
            status,
            ExitCode.ofStatus(status).number(),
            ReferenceTexts.cell(ProblemTexts.title(code, texts.language())),
            ReferenceTexts.cell(ProblemTexts.help(code, texts.language())));
  }

  String exitCodes() {
    return "[{table-2}]\n|===\n"
        + "|%s |%s\n\n".formatted(texts.get("column.exit"), texts.get("column.meaning"))
        + Stream.of(ExitCode.values())
            .map(
                each ->
                    "|%d\n|%s\n\n"
                        .formatted(
                            each.number(), ReferenceTexts.cell(texts.get("exit." + each.name()))))
            .collect(Collectors.joining())
        + "|===\n";
  }
}
