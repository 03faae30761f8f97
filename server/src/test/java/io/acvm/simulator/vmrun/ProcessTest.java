package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the launchers, as clients call it. */
class ProcessTest {
  private static final long LIMIT_SECONDS = 60;

  @TempDir Path directory;
  private Workstation workstation;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
  }

  private Process begin(Path program, Object... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    for (Object word : words) {
      command.add(word.toString());
    }
    return new ProcessBuilder(command).start();
  }

  private static String output(Process process) throws Exception {
    process.getOutputStream().close();
    Charset charset =
        Platform.current() == Platform.WINDOWS
            ? Charset.forName(System.getProperty("native.encoding"))
            : StandardCharsets.UTF_8;
    String text = new String(process.getInputStream().readAllBytes(), charset);
    assertThat(new String(process.getErrorStream().readAllBytes(), charset)).isEmpty();
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  @Test
  void pathsWithBlanksAndAccentsPassThroughAndExitCodesComeBack() throws Exception {
    Path vmx = workstation.seed("Poste d'Amélie (2)");
    Path vmrun = workstation.installation.vmrun();

    Process start = begin(vmrun, "-T", "ws", "start", vmx, "nogui");
    assertThat(output(start)).isEmpty();
    assertThat(start.exitValue()).isZero();
    assertThat(output(begin(vmrun, "list")).lines())
        .containsExactly("Total running VMs: 1", vmx.toString());
    Process again = begin(vmrun, "start", vmx);
    assertThat(output(again)).startsWith("Error: ");
    assertThat(again.exitValue()).isEqualTo(Platform.current().failure);
  }

  @Test
  void callsInManyProcessesDoNotLoseEachOthersWork() throws Exception {
    Path source = workstation.seed("golden");
    List<Process> clones = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      clones.add(
          begin(
              workstation.installation.vmrun(),
              "clone",
              source,
              workstation.beside("c" + i),
              "linked",
              "-cloneName=c" + i));
    }
    for (Process clone : clones) {
      assertThat(output(clone)).isEmpty();
      assertThat(clone.exitValue()).isZero();
    }
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      starts.add(begin(workstation.installation.vmrun(), "start", workstation.beside("c" + i)));
    }
    for (Process start : starts) {
      assertThat(output(start)).isEmpty();
    }

    assertThat(workstation.run("list").lines()).hasSize(7).startsWith("Total running VMs: 6");
    assertThat(Workstation.read(source.resolveSibling("golden.vmsd")).get("snapshot0.numClones"))
        .contains("6");
  }

  @Test
  void onlyOneOfManyStartsOfAVmSucceeds() throws Exception {
    Path vmx = workstation.seed("web");
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(begin(workstation.installation.vmrun(), "start", vmx));
    }
    int succeeded = 0;
    for (Process start : starts) {
      output(start);
      succeeded += start.exitValue() == 0 ? 1 : 0;
    }

    assertThat(succeeded).isEqualTo(1);
  }

  @Test
  void aCallThatHangsHoldsNothingAgainstOthersAndCanBeKilled() throws Exception {
    Path vmx = workstation.seed("web");
    workstation.installation.addFault("f", Fault.of(Fault.Kind.HANG).on("start").times(1));

    Process hanging = begin(workstation.installation.vmrun(), "start", vmx);
    assertThat(hanging.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    hanging.destroyForcibly();

    assertThat(hanging.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    workstation.silently("start", vmx);
  }

  @Test
  void theProductTellsItsVersion() throws Exception {
    assertThat(output(begin(workstation.installation.vmware(), "-v")).strip())
        .isEqualTo("VMware Workstation 17.6.3 build-24583834");
  }
}
