package io.acvm.provider.vmware.vmrun;

import static io.acvm.domain.error.ErrorCode.INTERNAL;
import static io.acvm.domain.error.ErrorCode.PROVIDER_ANSWER_INVALID;

import io.acvm.domain.error.AcvmException;
import io.acvm.provider.vmware.VmwareLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of vmrun that are used, each one child process. Every method blocks until vmrun has
 * ended and throws {@link AcvmException} with the code of {@link VmrunFailure}, {@code
 * PROVIDER_TIMEOUT} after its limit, or as {@link ProcessRunner} does.
 */
public final class Vmrun {
  private static final Pattern VERSION = Pattern.compile("vmrun version (\\S+(?: build-\\d+)?)");
  private static final Pattern RUNNING = Pattern.compile("Total running VMs: (\\d{1,6})");
  private static final Pattern NOISE =
      Pattern.compile("^(?:\\[AppLoader] .*|.*\\| ServiceImpl_Opener: PID .*)$");
  private static final int ATTEMPTS = 3;

  private final ProcessRunner runner;
  private final Supplier<Path> tool;
  private final String hostType;
  private final VmwareLimits limits;

  /**
   * @param tool where vmrun is; may throw when it is nowhere
   * @param hostType the word after {@code -T}
   */
  public Vmrun(ProcessRunner runner, Supplier<Path> tool, String hostType, VmwareLimits limits) {
    this.runner = runner;
    this.tool = tool;
    this.hostType = hostType;
    this.limits = limits;
  }

  /** Its version such as {@code 1.17.0 build-24583834}; it calls itself failed while telling. */
  public String version() {
    String answer = runner.run(List.of(tool.get().toString()), limits.query()).output();
    Matcher version = VERSION.matcher(answer);
    if (!version.find()) {
      throw VmrunFailure.of(answer) == VmrunFailure.OTHER
          ? AcvmException.of(PROVIDER_ANSWER_INVALID)
          : failure(answer);
    }
    return version.group(1);
  }

  /** The running and paused VMs of this account, as vmrun writes their paths. */
  public List<String> list() {
    String answer = ask(limits.query(), "list");
    List<String> lines = answer.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    Matcher total = RUNNING.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!total.matches() || Integer.parseInt(total.group(1)) != lines.size() - 1) {
      throw AcvmException.of(PROVIDER_ANSWER_INVALID);
    }
    return lines.subList(1, lines.size());
  }

  /** Powers on, or resumes what is suspended. */
  public void start(Path vmx, String window) {
    tell(limits.power(), "start", vmx.toString(), window);
  }

  /** Asks the guest to shut down, and waits until it has. */
  public void shutDown(Path vmx, Duration deadline) {
    tell(deadline, "stop", vmx.toString(), "soft");
  }

  public void cutPower(Path vmx) {
    tell(limits.power(), "stop", vmx.toString(), "hard");
  }

  public void reboot(Path vmx) {
    tell(limits.power(), "reset", vmx.toString(), "soft");
  }

  public void reset(Path vmx) {
    tell(limits.power(), "reset", vmx.toString(), "hard");
  }

  /** Hard: a soft one runs scripts in the guest and needs its tools. */
  public void suspend(Path vmx) {
    tell(limits.power(), "suspend", vmx.toString(), "hard");
  }

  public void pause(Path vmx) {
    tell(limits.power(), "pause", vmx.toString());
  }

  public void unpause(Path vmx) {
    tell(limits.power(), "unpause", vmx.toString());
  }

  public void snapshot(Path vmx, String name) {
    tell(limits.snapshot(), "snapshot", vmx.toString(), name);
  }

  /**
   * @param name a name, or names from the root joined by slashes
   */
  public void revert(Path vmx, String name) {
    tell(limits.snapshot(), "revertToSnapshot", vmx.toString(), name);
  }

  /**
   * @param name as for {@link #revert}
   */
  public void deleteSnapshot(Path vmx, String name, boolean withChildren) {
    List<String> arguments = new ArrayList<>(List.of(vmx.toString(), name));
    if (withChildren) {
      arguments.add("andDeleteChildren");
    }
    tell(limits.snapshot(), "deleteSnapshot", arguments.toArray(String[]::new));
  }

  /**
   * Copies a VM; without a snapshot a linked copy makes one named {@code Clone} in the source.
   *
   * @param started told of the process, which goes on copying if this server is killed
   */
  public void copy(
      Path source,
      Path target,
      boolean linked,
      Optional<String> snapshot,
      Consumer<ProcessHandle> started) {
    List<String> arguments =
        new ArrayList<>(List.of(source.toString(), target.toString(), linked ? "linked" : "full"));
    snapshot.ifPresent(name -> arguments.add("-snapshot=" + name));
    ask(limits.copy(), started, "clone", arguments.toArray(String[]::new));
  }

  public void delete(Path vmx) {
    tell(limits.snapshot(), "deleteVM", vmx.toString());
  }

  /** What the guest's tools say is the address; it may be no address at all. */
  public String guestAddress(Path vmx) {
    return ask(limits.address(), "getGuestIPAddress", vmx.toString()).strip();
  }

  private void tell(Duration limit, String command, String... arguments) {
    ask(limit, command, arguments);
  }

  private String ask(Duration limit, String command, String... arguments) {
    return ask(limit, started -> {}, command, arguments);
  }

  /**
   * Runs one command. The word for a connection that failed for the moment is answered by asking
   * again, a few times: nothing has begun then.
   */
  private String ask(
      Duration limit, Consumer<ProcessHandle> started, String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(tool.get().toString(), "-T", hostType, command));
    for (String argument : arguments) {
      line.add(checked(argument));
    }
    for (int attempt = 1; ; attempt++) {
      ProcessRunner.Outcome outcome = runner.run(line, limit, started);
      String answer = withoutNoise(outcome.output());
      if (outcome.exit() == 0) {
        return answer;
      }
      if (attempt == ATTEMPTS || VmrunFailure.of(answer) != VmrunFailure.CONNECTION) {
        throw failure(answer + outcome.errors());
      }
    }
  }

  private AcvmException failure(String answer) {
    return VmrunFailure.of(answer).toFailure(answer, tool.get().toString());
  }

  /** Callers pass only what {@link Arguments} lets pass; this is the net beneath them. */
  private static String checked(String argument) {
    boolean ours = argument.startsWith("-snapshot=") && Arguments.isPlain(argument.substring(10));
    if (!ours && !Arguments.isPlain(argument)) {
      throw AcvmException.of(INTERNAL);
    }
    return argument;
  }

  private static String withoutNoise(String output) {
    StringBuilder kept = new StringBuilder(output.length());
    output
        .lines()
        .filter(line -> !NOISE.matcher(line).matches())
        .forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }
}
