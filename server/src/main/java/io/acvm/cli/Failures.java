package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** The one place where failures become texts and exit codes. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private final CliEnvironment environment;

  Failures(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    Object command = commandLine.getCommand();
    boolean json = command instanceof ApiCommand api && api.forPrograms();
    boolean verbose = command instanceof ApiCommand api && api.connection().verbose();
    ExitCode code = tell(failure, json);
    if (verbose || !isKnown(failure)) {
      Optional<Path> log = new FailureLog(environment.userDirectory()).write(failure);
      log.ifPresent(file -> say(environment.texts().get("failure.log", file)));
    }
    return code.number();
  }

  static boolean isKnown(Exception failure) {
    return failure instanceof ProblemException || failure instanceof CliException;
  }

  /** Says what failed; returns what a script is told of it. */
  ExitCode tell(Exception failure, boolean json) {
    if (failure instanceof ProblemException problem) {
      say(json ? Json.pretty(problem.json()) : text(problem.json()));
      if (problem.status() == 401 && !json) {
        say(environment.texts().get("hint.login"));
      }
      return ExitCode.ofStatus(problem.status());
    }
    if (failure instanceof CliException known) {
      tell(json, known.getMessage());
      return known.exitCode();
    }
    tell(json, environment.texts().get("failure.unexpected", failure.getClass().getSimpleName()));
    return ExitCode.FAILED;
  }

  @Override
  public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    if (ParseFailure.isGroupAlone(failure)) {
      command.usage(environment.terminal().err());
      return ExitCode.INVALID.number();
    }
    say(new ParseFailure(environment.texts()).text(failure));
    say(environment.texts().get("hint.help", command.getCommandSpec().qualifiedName() + " --help"));
    return ExitCode.INVALID.number();
  }

  private void tell(boolean json, String text) {
    say(json ? Json.write(Json.object().put("detail", text)) : text);
  }

  private void say(String text) {
    PrintWriter err = environment.terminal().err();
    err.println(text);
    err.flush();
  }

  private static String text(JsonNode problem) {
    StringBuilder text = new StringBuilder(Table.plain(problem.path("title").asText()));
    if (problem.has("detail")) {
      text.append(": ").append(Table.plain(problem.path("detail").asText()));
    }
    for (JsonNode each : problem.path("errors")) {
      String place = Column.text(each.path(each.has("pointer") ? "pointer" : "parameter"));
      text.append(System.lineSeparator()).append("  ");
      text.append(place == null ? "" : Table.plain(place) + ": ");
      text.append(Table.plain(each.path("detail").asText()));
    }
    text.append(" (").append(Table.plain(problem.path("code").asText()));
    String request = Column.text(problem.path("requestId"));
    return text.append(request == null ? "" : ", " + Table.plain(request)).append(')').toString();
  }
}
