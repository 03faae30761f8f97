package io.acvm.vmfiles.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
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
    assertThat(files(image))
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
    assertThat(files(image)).containsEntry("autounattend.xml", "<unattend/>");
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

  /** The root directory's files by the names of the Rock Ridge extension. */
  private static Map<String, String> files(byte[] image) {
    Map<String, String> files = new HashMap<>();
    ByteBuffer buffer = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int root = PRIMARY * SECTOR + 156;
    int at = buffer.getInt(root + 2) * SECTOR;
    while (image[at] != 0) {
      int length = image[at] & 0xFF;
      boolean isDirectory = (image[at + 25] & 2) != 0;
      if (!isDirectory) {
        int start = buffer.getInt(at + 2) * SECTOR;
        byte[] content = Arrays.copyOfRange(image, start, start + buffer.getInt(at + 10));
        files.put(realName(image, at, length), new String(content, StandardCharsets.UTF_8));
      }
      at += length;
    }
    return files;
  }

  private static String realName(byte[] image, int record, int length) {
    int nameLength = image[record + 32] & 0xFF;
    int at = record + 33 + nameLength + (nameLength % 2 == 0 ? 1 : 0);
    while (at + 4 < record + length) {
      int entryLength = image[at + 2] & 0xFF;
      if (image[at] == 'N' && image[at + 1] == 'M') {
        return new String(image, at + 5, entryLength - 5, StandardCharsets.US_ASCII);
      }
      at += entryLength;
    }
    return "";
  }
}
