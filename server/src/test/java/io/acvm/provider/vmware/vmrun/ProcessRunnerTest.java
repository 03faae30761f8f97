package io.acvm.provider.vmware.vmrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  private final ProcessRunner runner = new ProcessRunner();

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void bothOutputsAndTheExitCodeAreTold() throws Exception {
    ProcessRunner.Outcome outcome = runner.run(script("echo été; echo oops >&2; exit 255"), LONG);
    assertThat(outcome.exit()).isEqualTo(255);
    assertThat(outcome.output()).isEqualTo("été\n");
    assertThat(outcome.errors()).isEqualTo("oops\n");
  }

  @Test
  void standardInputIsAtItsEnd() throws Exception {
    assertThat(runner.run(script("cat; echo read"), LONG).output()).isEqualTo("read\n");
  }

  @Test
  void anArgumentIsOneArgumentWhateverItHolds() throws Exception {
    List<String> hostile = List.of("a b", "$(id)", "`id`", "x;y", "'", "*", "é", "-rf", "\"");
    Path program = program("for one in \"$@\"; do echo \"[$one]\"; done");
    List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
    command.addAll(hostile);
    assertThat(runner.run(command, LONG).output().lines())
        .isEqualTo(hostile.stream().map(one -> "[" + one + "]").toList());
  }

  @Test
  void theServersSecretsAreNotHandedOn() throws Exception {
    assertThat(runner.run(script("env"), LONG).output())
        .doesNotContain("ACVM_ADMIN_PASSWORD")
        .doesNotContain("ACVM_DB_URL");
  }

  @Test
  void whatNeverEndsIsKilledWithItsChildren() throws Exception {
    AtomicReference<ProcessHandle> child = new AtomicReference<>();
    AcvmException failure =
        failure(
            script("sleep 1000 & echo $! > " + folder.resolve("pid") + "; sleep 1000"),
            SHORT,
            child);
    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
    child.get().onExit().get(10, TimeUnit.SECONDS);
    long grandchild = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Optional<ProcessHandle> left = ProcessHandle.of(grandchild);
    if (left.isPresent()) {
      left.get().onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void theProcessOfAVmIsNeverKilled() throws Exception {
    // Given
    Path sleep = Path.of("/bin/sleep").toRealPath();
    Path vm = Files.copy(sleep, folder.resolve("vmware-vmx"));
    Files.setPosixFilePermissions(vm, PosixFilePermissions.fromString("rwx------"));
    // When
    failure(
        script(vm + " 1000 & echo $! > " + folder.resolve("pid") + "; sleep 1000"),
        SHORT,
        new AtomicReference<>());
    // Then
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly();
  }

  @Test
  void aVmThatInheritsTheOutputsHoldsNobodyUp() throws Exception {
    ProcessRunner.Outcome outcome =
        runner.run(script("echo done; sleep 20 & echo $! > " + folder.resolve("pid")), LONG);
    assertThat(outcome.output()).isEqualTo("done\n");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void whatPrintsWithoutEndIsStopped() throws Exception {
    AcvmException failure = failure(script("yes"), LONG, new AtomicReference<>());
    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  @Test
  void aProgramThatCannotRunIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("vmrun"), "no program");
    AcvmException failure = failure(List.of(file.toString()), LONG, new AtomicReference<>());
    assertThat(failure.code()).isEqualTo(ErrorCode.VMRUN_NOT_USABLE);
    assertThat(failure.arguments()).containsEntry("path", file.toString());
  }

  @Test
  void closingEndsWhatRuns() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    List<String> command = script("sleep 1000");
    CompletableFuture<ProcessRunner.Outcome> running =
        CompletableFuture.supplyAsync(
            () -> runner.run(command, LONG, process -> started.countDown()));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    runner.close();
    assertThat(running.get(10, TimeUnit.SECONDS).exit()).isNotZero();
    assertThat(failure(command, LONG, new AtomicReference<>()).code())
        .isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
  }

  private AcvmException failure(
      List<String> command, Duration limit, AtomicReference<ProcessHandle> child) {
    return catchThrowableOfType(AcvmException.class, () -> runner.run(command, limit, child::set));
  }

  private List<String> script(String text) throws Exception {
    return List.of(program(text).toString());
  }

  private Path program(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("program.sh"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
