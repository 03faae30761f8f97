package io.acvm.provider.vmware;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A small ISO with what an installer or a first start looks for. */
record SeedIso(String label, Map<String, byte[]> files) {
  /** What cloud-init's NoCloud looks for. */
  static SeedIso noCloud(
      JsonObject metadata, Optional<String> userData, Optional<JsonObject> network) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("meta-data", bytes(metadata.encodePrettily()));
    files.put("user-data", bytes(userData.orElse("#cloud-config\n{}\n")));
    network.ifPresent(value -> files.put("network-config", bytes(value.encodePrettily())));
    return new SeedIso("cidata", files);
  }

  /**
   * Setup of Windows looks for the one name, a prepared Windows at its first start for the other.
   */
  static SeedIso windows(String answers) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("autounattend.xml", bytes(answers));
    files.put("unattend.xml", bytes(answers));
    return new SeedIso("OEMDRV", files);
  }

  void write(Path file) throws IOException {
    throw new IOException("not yet " + file);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
