package io.acvm.cli.completion;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acvm completion SHELL}: prints what makes a shell complete our commands. */
@Command(name = "completion")
public final class CompletionCommand implements Callable<Integer> {
  private final CliEnvironment environment;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "bash|zsh|fish|powershell",
      descriptionKey = "parameter.shell")
  private Shell shell;

  /** Those we know how to talk to. */
  enum Shell {
    bash,
    zsh,
    fish,
    powershell
  }

  public CompletionCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandLine all = spec.root().commandLine();
    List<CompletionEntry> entries = CompletionEntry.of(all);
    PrintWriter out = environment.terminal().out();
    out.print(
        switch (shell) {
          case bash, zsh -> AutoComplete.bash("acvm", all);
          case fish -> FishScript.of(entries);
          case powershell -> PowerShellScript.of(entries);
        });
    out.flush();
    return ExitCode.SUCCESS.number();
  }
}
