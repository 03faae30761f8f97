package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.simulator.vmrun.Workstation.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestTest {
  private static final String METADATA =
      """
      instance-id: demo-0001
      local-hostname: "demo"
      network:
        version: 2
        ethernets:
          nic0:
            match: {macaddress: "00:50:56:12:34:56"}
            dhcp4: false
            nameservers: {addresses: [192.168.80.2]}
            routes: [{to: 0.0.0.0/0, via: 192.168.80.2}]
            addresses:
              - 192.168.80.50/24
      """;

  @TempDir Path directory;
  private Workstation workstation;
  private Path vmx;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    vmx = workstation.seed("web");
  }

  private Result guest(Object... words) {
    Object[] all = new Object[words.length + 4];
    System.arraycopy(new Object[] {"-gu", "root", "-gp", "pw"}, 0, all, 0, 4);
    System.arraycopy(words, 0, all, 4, words.length);
    return workstation.run(all);
  }

  @Test
  void toolsAndAddressComeUpOneAfterTheOther() throws IOException {
    workstation.installation.delay(Delay.TOOLS, Duration.ofDays(1));
    workstation.silently("start", vmx);
    assertThat(workstation.run("checkToolsState", vmx).out()).isEqualTo("installed\n");
    assertThat(workstation.run("getGuestIPAddress", vmx).out())
        .isEqualTo("Error: The VMware Tools are not running in the virtual machine: " + vmx + "\n");

    workstation
        .installation
        .delay(Delay.TOOLS, Duration.ZERO)
        .delay(Delay.ADDRESS, Duration.ofDays(1));
    workstation.silently("reset", vmx, "hard");
    assertThat(workstation.run("checkToolsState", vmx).out()).isEqualTo("running\n");
    assertThat(workstation.run("getGuestIPAddress", vmx)).isEqualTo(new Result(0, "unknown\n", ""));

    workstation.installation.delay(Delay.ADDRESS, Duration.ofMillis(300));
    workstation.silently("reset", vmx, "hard");
    assertThat(workstation.run("getGuestIPAddress", vmx, "-wait").out())
        .isEqualTo("172.16.8.128\n");
  }

  @Test
  void aStaticAddressOfCloudInitIsTheGuests() throws IOException {
    Workstation.set(vmx, "guestinfo.metadata", base64(METADATA.getBytes(StandardCharsets.UTF_8)));
    Workstation.set(vmx, "guestinfo.metadata.encoding", "base64");

    workstation.silently("start", vmx);

    assertThat(workstation.run("getGuestIPAddress", vmx).out()).isEqualTo("192.168.80.50\n");
    assertThat(workstation.run("readVariable", vmx, "guestVar", "hostname").out())
        .isEqualTo("demo\n");
    assertThat(workstation.run("readVariable", vmx, "guestVar", "local-ipv4").out())
        .isEqualTo("192.168.80.50\n");
    assertThat(workstation.installation.leaseFile(8)).doesNotExist();
  }

  @Test
  void metadataIsReadInEveryFormThatCloudInitTakes() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(METADATA.getBytes(StandardCharsets.UTF_8));
    }
    Workstation.set(vmx, "guestinfo.metadata", base64(zipped.toByteArray()));
    Workstation.set(vmx, "guestinfo.metadata.encoding", "gz+b64");
    assertThat(GuestInfo.of(Workstation.read(vmx)).addresses()).containsExactly("192.168.80.50");

    String json =
        "{\"local-hostname\":\"j\",\"network\":{\"version\":1,\"config\":[{\"type\":\"physical\","
            + "\"subnets\":[{\"type\":\"static\",\"address\":\"10.1.2.3\",\"netmask\":\"255.0.0.0\"}]}]}}";
    assertThat(GuestInfo.parse(json)).isEqualTo(new GuestInfo("j", java.util.List.of("10.1.2.3")));
    String nested =
        "network: "
            + base64(
                "{\"ethernets\":{\"a\":{\"addresses\":[\"10.9.8.7/8\"]}}}"
                    .getBytes(StandardCharsets.UTF_8))
            + "\nnetwork.encoding: base64\n";
    assertThat(GuestInfo.parse(nested).addresses()).containsExactly("10.9.8.7");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void theLeaseFileSaysWhatAddressAMacHas() throws IOException {
    workstation.silently("start", vmx);

    String mac = Workstation.read(vmx).get("ethernet0.generatedAddress", "");
    assertThat(Files.readString(workstation.installation.leaseFile(8)))
        .matches(
            "lease 172\\.16\\.8\\.128 \\{\\n"
                + "\\tstarts [0-6] \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d;\\n"
                + "\\tends [0-6] .*;\\n"
                + "\\thardware ethernet "
                + mac
                + ";\\n"
                + "\\tclient-hostname \"web\";\\n}\\n");
    workstation.silently("stop", vmx, "hard");
    workstation.silently("start", vmx);
    assertThat(workstation.run("getGuestIPAddress", vmx).out()).isEqualTo("172.16.8.128\n");
  }

  @Test
  void aFullPoolGivesAwayTheAddressesOfVmsThatAreOff() throws IOException {
    workstation.installation.subnet(8, "10.0.0.0/24");
    Installation host = new Installation(workstation.installation.home());
    try {
      for (int i = 0; i < 126; i++) {
        assertThat(new Dhcp(host, 8).lease("mac" + i, "h")).isNotEmpty();
      }
      workstation.silently("start", vmx);
      assertThat(workstation.run("getGuestIPAddress", vmx).out()).isEqualTo("10.0.0.128\n");
      assertThat(new Dhcp(host, 8).lease("another", "h")).isEqualTo("10.0.0.129");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void variablesOfTheGuestLiveAsLongAsItRuns() throws IOException {
    Workstation.set(vmx, "guestinfo.role", "db");
    workstation.silently("start", vmx);
    workstation.silently("writeVariable", vmx, "guestVar", "a b", "1 = \"2\"");

    assertThat(workstation.run("readVariable", vmx, "guestVar", "a b").out())
        .isEqualTo("1 = \"2\"\n");
    assertThat(workstation.run("readVariable", vmx, "guestVar", "role").out()).isEqualTo("db\n");
    assertThat(workstation.run("readVariable", vmx, "guestVar", "none").out()).isEqualTo("\n");
    workstation.silently("writeVariable", vmx, "runtimeConfig", "memsize", "4096");
    assertThat(Workstation.read(vmx).get("memsize")).contains("4096");
    workstation.silently("stop", vmx, "hard");
    workstation.silently("start", vmx);
    assertThat(workstation.run("readVariable", vmx, "guestVar", "a b").out()).isEqualTo("\n");
  }

  @Test
  void aProgramThatFailsIsToldByTheExitCodeOne() {
    workstation.silently("start", vmx);

    assertThat(guest("runProgramInGuest", vmx, "/bin/true")).isEqualTo(new Result(0, "", ""));
    assertThat(guest("runScriptInGuest", vmx, "/bin/sh", "echo hi; exit 3"))
        .isEqualTo(new Result(1, "Guest program exited with non-zero exit code: 3\n", ""));
    assertThat(guest("runProgramInGuest", vmx, "-noWait", "/bin/false").code()).isZero();
  }

  @Test
  void aGuestTurnsItselfOffWhenToldTo() {
    workstation.silently("start", vmx);

    assertThat(guest("runProgramInGuest", vmx, "/sbin/shutdown", "-h", "now").code()).isZero();

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
  }

  @Test
  void filesGoInAndComeOutAndStayWhereTheyAre() throws IOException {
    Path in = Files.writeString(directory.resolve("in"), "content");
    Path out = directory.resolve("out");
    workstation.silently("start", vmx);

    assertThat(guest("copyFileFromHostToGuest", vmx, in, "/tmp/../../etc/x").out()).isEmpty();
    assertThat(guest("copyFileFromGuestToHost", vmx, "/tmp/../../etc/x", out).out()).isEmpty();
    assertThat(out).hasContent("content");
    assertThat(guest("fileExistsInGuest", vmx, "/tmp/../../etc/x").out())
        .isEqualTo("The file exists.\n");
    assertThat(guest("fileExistsInGuest", vmx, "/nothing").out())
        .isEqualTo("The file does not exist.\n");
    assertThat(guest("createDirectoryInGuest", vmx, "/srv/a").out()).isEmpty();
    assertThat(guest("renameFileInGuest", vmx, "/tmp/../../etc/x", "/srv/b").out()).isEmpty();
    assertThat(guest("listDirectoryInGuest", vmx, "/srv").out())
        .isEqualTo("Directory list: 2\na\nb\n");
    assertThat(guest("deleteFileInGuest", vmx, "/srv/b").out()).isEmpty();
    assertThat(guest("deleteFileInGuest", vmx, "/srv/b").out())
        .isEqualTo("Error: A file was not found\n");
  }

  @Test
  void theScreenIsAPicture() throws IOException {
    Path picture = directory.resolve("screen.png");
    workstation.silently("start", vmx);

    assertThat(guest("captureScreen", vmx, picture).out()).isEmpty();

    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(640);
  }
}
