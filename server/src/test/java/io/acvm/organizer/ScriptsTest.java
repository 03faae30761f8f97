package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.domain.vm.VmId;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  private static final String HOSTILE =
      "a'b $(touch hacked) `touch hacked` & % %PATH% !x! ^ ; \"q\" -é...";

  @TempDir private Path temporary;
  private Path box;
  private Path vmx;
  private Path calls;

  @BeforeEach
  void writeScripts() throws IOException {
    assumeTrue(File.separatorChar == '/', "a shell runs these");
    Path real = temporary.toRealPath();
    box = real.resolve("2026-01-15_" + HOSTILE);
    vmx = Files.createDirectories(box.resolve("vm_files")).resolve(HOSTILE + ".vmx");
    Files.writeString(vmx, "");
    calls = real.resolve("calls");
    Scripts.write(box, new VmId("v-1"), HOSTILE, "ws", "fr");
  }

  @Test
  void theSnapshotScriptHandsTheVmToVmrunWhateverItsName() throws Exception {
    assertThat(run("snapshot_script.sh", false, true)).isZero();

    assertThat(Files.readAllLines(calls)).hasSize(1);
    assertThat(Files.readString(calls)).startsWith("vmrun|-T|ws|snapshot|" + vmx + "|manual-");
    assertThat(box.resolve("hacked")).doesNotExist();
    assertThat(temporary.resolve("hacked")).doesNotExist();
  }

  @Test
  void theBackupScriptTakesASnapshotThenStopsSoftlyThenHard() throws Exception {
    assertThat(run("backup_script.sh", true, false)).isZero();

    assertThat(Files.readAllLines(calls))
        .extracting(call -> call.replace(vmx.toString(), "VMX").replaceAll("before-.*", "NAME"))
        .containsExactly(
            "vmrun|-T|ws|list|",
            "vmrun|-T|ws|snapshot|VMX|NAME",
            "vmrun|-T|ws|stop|VMX|soft|",
            "vmrun|-T|ws|stop|VMX|hard|",
            "acvm|backup|create|v-1|");
  }

  @Test
  void theBackupScriptLeavesAVmThatIsOffAlone() throws Exception {
    assertThat(run("backup_script.sh", false, true)).isZero();

    assertThat(Files.readAllLines(calls))
        .containsExactly("vmrun|-T|ws|list|", "acvm|backup|create|v-1|");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup_script.bat", "snapshot_script.bat"})
  void theBatchFilesAreAsAgreedWhateverTheName(String name) throws IOException {
    String text = Files.readString(box.resolve(name));
    try (InputStream agreed = ScriptsTest.class.getResourceAsStream("/organizer/" + name)) {
      assertThat(text.replace("\r\n", "\n"))
          .isEqualTo(
              new String(agreed.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
    assertThat(text).doesNotContainPattern("[^\r]\n").isASCII();
  }

  /**
   * What cmd.exe would stumble over: a quote that is not closed, a block that is not, a label that
   * is not there, and whatever of a name could be read as part of a command.
   */
  @ParameterizedTest
  @ValueSource(strings = {"backup_script.bat", "snapshot_script.bat"})
  void theBatchFilesCanBeParsed(String name) throws IOException {
    List<String> lines = Files.readAllLines(box.resolve(name));
    int depth = 0;
    for (String line : lines) {
      if (line.startsWith("rem ")) {
        continue;
      }
      assertThat(line.chars().filter(letter -> letter == '"').count() % 2).as(line).isZero();
      String bare = line.replaceAll("\"[^\"]*\"", "").replaceAll("\\(`.*`\\)", "");
      depth += bare.endsWith("(") ? 1 : bare.equals(")") ? -1 : 0;
      assertThat(depth).as(line).isBetween(0, 1);
      assertThat(bare).as(line).doesNotContain("%VMX%", "%VMRUN%", "%ACVM%", "%~dp0", "!");
      Matcher label = Pattern.compile("goto (\\w+)").matcher(bare);
      while (label.find()) {
        assertThat(lines).contains(":" + label.group(1));
      }
      assertThat(bare.replaceAll("\\|\\||&&|\\| |1>&2|>nul", ""))
          .as(line)
          .doesNotContainPattern("[|&<>^]");
    }
    assertThat(depth).isZero();
    assertThat(String.join("\n", lines))
        .contains("setlocal EnableExtensions DisableDelayedExpansion");
  }

  @Test
  void thePageIsInTheLanguageOfTheUserAndShowsTheNameAsItIs() throws IOException {
    assertThat(box.resolve("README.md")).content(StandardCharsets.UTF_8).contains("Ce dossier");
    assertThat(Scripts.markdown("# a\n[x](y) <b>")).isEqualTo("\\# a \\[x\\]\\(y\\) \\<b\\>");
  }

  private int run(String script, boolean running, boolean softWorks) throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    String note = "#!/bin/sh\nout=\"${0##*/}\"\nfor a in \"$@\"; do out=\"$out|$a\"; done\n";
    program(
        bin.resolve("vmrun"),
        note
            + "printf '%s|\\n' \"$out\" >> \"$CALLS\"\n"
            + "[ \"$3\" = list ] && cat \"$RUNNING\"\n"
            + (softWorks ? "" : "[ \"$5\" = soft ] && exit 255\n")
            + "exit 0\n");
    program(bin.resolve("acvm"), note + "printf '%s|\\n' \"$out\" >> \"$CALLS\"\n");
    Path list = temporary.resolve("running");
    Files.writeString(
        list, running ? "Total running VMs: 1\n" + vmx + "\n" : "Total running VMs: 0\n");
    ProcessBuilder process = new ProcessBuilder("sh", box.resolve(script).toString());
    process.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    process.environment().put("CALLS", calls.toString());
    process.environment().put("RUNNING", list.toString());
    process.redirectErrorStream(true).redirectOutput(temporary.resolve("out").toFile());
    process.directory(temporary.toFile());
    Process started = process.start();
    assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return started.exitValue();
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
