package io.acvm.vmfiles.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {
  private static final int SECTOR = 2048;
  private static final int PRIMARY = 16;
  private static final int SUPPLEMENTARY = 17;

  @TempDir private Path directory;

  @Test
  void cloudInitFindsItsFilesByTheirRealNames() throws IOException {
    Path iso = directory.resolve("seed é.iso");

    SeedIso.noCloud(iso, "instance-id: démo\n", "#cloud-config\n", "version: 2\n");

    byte[] image = Files.readAllBytes(iso);
    assertThat(label(image, PRIMARY)).isEqualToIgnoringCase("cidata");
    assertThat(IsoReading.files(image))
        .containsOnlyKeys("meta-data", "user-data", "network-config")
        .containsEntry("meta-data", "instance-id: démo\n")
        .containsEntry("user-data", "#cloud-config\n");
    assertThat(Files.size(iso)).isLessThan(100_000);
  }

  @Test
  void windowsSetupFindsTheAnswerFileInTheExtensionThatItReads() throws IOException {
    Path iso = directory.resolve("windows.iso");

    SeedIso.windows(iso, "<unattend/>");

    byte[] image = Files.readAllBytes(iso);
    assertThat(image[SUPPLEMENTARY * SECTOR]).as("supplementary descriptor").isEqualTo((byte) 2);
    String wideName =
        new String(
            "autounattend.xml".getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    assertThat(new String(image, StandardCharsets.ISO_8859_1).contains(wideName))
        .as("Joliet name")
        .isTrue();
    assertThat(IsoReading.files(image))
        .containsOnlyKeys("autounattend.xml", "unattend.xml")
        .containsValue("<unattend/>");
  }

  @Test
  void anImageThatIsThereIsNotOverwritten() throws IOException {
    Path iso = Files.writeString(directory.resolve("a.iso"), "mine");

    assertThatThrownBy(() -> SeedIso.windows(iso, "<unattend/>"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(iso).hasContent("mine");
  }

  @Test
  void shortDocumentsAreEncodedAndLongOnesCompressed() throws IOException {
    String longText = "#cloud-config\n" + "# a line that repeats itself\n".repeat(2000);

    Map<String, String> values = GuestInfo.cloudInit("{\"a\": \"é\"}", longText);

    assertThat(values)
        .containsOnlyKeys("metadata", "metadata.encoding", "userdata", "userdata.encoding");
    assertThat(values)
        .containsEntry("metadata.encoding", "base64")
        .containsEntry("userdata.encoding", "gzip+base64");
    assertThat(new String(decode(values.get("metadata")), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\": \"é\"}");
    GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(decode(values.get("userdata"))));
    assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(longText);
    assertThat(GuestInfo.cloudInit("x", "")).doesNotContainKey("userdata");
  }

  @Test
  void aDocumentThatNoValueCanHoldIsRefused() {
    StringBuilder noise = new StringBuilder();
    new Random(1).ints(100_000, ' ', '~').forEach(c -> noise.append((char) c));

    assertThatThrownBy(() -> GuestInfo.cloudInit("x", noise.toString()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static String label(byte[] image, int sector) {
    return new String(image, sector * SECTOR + 40, 32, StandardCharsets.US_ASCII).strip();
  }
}
