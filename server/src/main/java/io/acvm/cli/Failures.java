package io.acvm.cli;

import io.acvm.api.model.FieldError;
import io.acvm.api.model.Problem;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.output.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
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
    PrintWriter err = environment.terminal().err();
    ExitCode code;
    if (failure instanceof ProblemException problem) {
      code = ExitCode.ofStatus(problem.problem().status());
      err.println(json ? Json.pretty(problem.json()) : text(problem.problem()));
      if (problem.problem().status() == 401 && !json) {
        err.println(environment.texts().get("hint.login"));
      }
    } else if (failure instanceof CliException known) {
      code = known.exitCode();
      err.println(json ? Json.write(Map.of("detail", known.getMessage())) : known.getMessage());
    } else {
      code = ExitCode.FAILED;
      err.println(
          environment.texts().get("failure.unexpected", failure.getClass().getSimpleName()));
    }
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code.number();
  }

  @Override
  public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = environment.terminal().err();
    err.println(Table.plain(failure.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println(
          environment
              .texts()
              .get("hint.help", command.getCommandSpec().qualifiedName() + " --help"));
    }
    err.flush();
    return ExitCode.INVALID.number();
  }

  private String text(Problem problem) {
    StringBuilder text = new StringBuilder(Table.plain(problem.title()));
    if (problem.detail() != null) {
      text.append(": ").append(Table.plain(problem.detail()));
    }
    for (FieldError each : problem.errors() == null ? List.<FieldError>of() : problem.errors()) {
      String place = each.pointer() != null ? each.pointer() : each.parameter();
      text.append(System.lineSeparator()).append("  ").append(place == null ? "" : place + ": ");
      text.append(Table.plain(each.detail()));
    }
    String request = problem.requestId() == null ? "" : ", " + problem.requestId();
    return text.append(" (").append(problem.code()).append(request).append(')').toString();
  }
}
