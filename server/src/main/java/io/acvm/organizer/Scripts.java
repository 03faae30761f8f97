package io.acvm.organizer;

import io.acvm.domain.vm.VmId;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * What people can run and read beside an organized VM. The scripts look for the VM beside
 * themselves: no name that somebody chose is ever written into one.
 */
final class Scripts {
  static final List<String> NAMES =
      List.of(
          "backup_script.sh",
          "backup_script.bat",
          "snapshot_script.sh",
          "snapshot_script.bat",
          "README.md");

  private Scripts() {}

  /**
   * @param hostType what vmrun takes as {@code -T}
   * @param language of the page; English where it is not known
   */
  static void write(Path box, VmId vm, String name, String hostType, String language)
      throws IOException {
    Map<String, String> values =
        Map.of("@ID@", safe(vm.value()), "@HOST@", safe(hostType), "@NAME@", markdown(name));
    for (String file : NAMES) {
      String template =
          file.equals("README.md") ? (language.equals("fr") ? "README_fr.md" : file) : file;
      String text = template(template);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace(value.getKey(), value.getValue());
      }
      Path target = box.resolve(file);
      String lines = file.endsWith(".bat") ? text.replace("\n", "\r\n") : text;
      SmallFiles.replace(target, lines.getBytes(StandardCharsets.UTF_8));
      if (file.endsWith(".sh")
          && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-x---"));
      }
    }
  }

  private static String safe(String word) {
    if (!word.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not a word that a script may hold");
    }
    return word;
  }

  /** A name shows as it is and forms no heading, link or line of its own. */
  static String markdown(String name) {
    return name.replaceAll("\\p{Cntrl}", " ").replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&])", "\\\\$1");
  }

  private static String template(String name) throws IOException {
    try (InputStream in = Scripts.class.getResourceAsStream("/io/acvm/organizer/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
