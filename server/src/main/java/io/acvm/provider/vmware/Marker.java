package io.acvm.provider.vmware;

import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A note beside a VM about work of ours that must be recognised after a crash, or about a state
 * that vmrun does not tell.
 */
enum Marker {
  /** The VM is being made; everything in its folder is half of it. */
  MAKING(".acvm-making"),
  /** The VM is being deleted; the note lists its files. */
  DELETING(".acvm-deleting"),
  /** We have paused it: vmrun lists a paused VM like a running one. */
  PAUSED(".acvm-paused");

  private static final int MAX_BYTES = 4 << 20;

  private final String ending;

  Marker(String ending) {
    this.ending = ending;
  }

  /** The note's file; one folder may hold several VMs. */
  private Path file(Path vmx) {
    return vmx.resolveSibling(vmx.getFileName() + ending);
  }

  boolean isFor(Path vmx, Path file) {
    return file.equals(file(vmx));
  }

  boolean isSet(Path vmx) {
    return Files.isRegularFile(file(vmx), LinkOption.NOFOLLOW_LINKS);
  }

  void set(Path vmx, List<String> lines) throws IOException {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    SmallFiles.replace(file(vmx), text);
  }

  List<String> read(Path vmx) throws IOException {
    try {
      byte[] text = SmallFiles.read(file(vmx), MAX_BYTES);
      return new String(text, StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException notSet) {
      return List.of();
    }
  }

  void clear(Path vmx) throws IOException {
    Files.deleteIfExists(file(vmx));
  }
}
