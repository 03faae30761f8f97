package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.Backup.Consistency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What goes into a backup.
 *
 * @param vmx of the VM
 */
record Contents(Path vmx, Consistency consistency, List<Part> parts) {
  Contents {
    parts = List.copyOf(parts);
  }

  /**
   * One file.
   *
   * @param name relative to the VM's folder, with slashes
   * @param instead what is backed up instead of the bytes in the file
   */
  record Part(String name, Path file, Optional<byte[]> instead) {
    long size() throws IOException {
      return instead.isPresent() ? instead.get().length : Files.size(file);
    }
  }

  /** Every file of a VM that is off and alone in its folder. */
  static Contents ofOff(Path vmx) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (Path file : Trees.files(vmx.getParent())) {
      if (!file.equals(vmx) && file.toString().toLowerCase(Locale.ROOT).endsWith(".vmx")) {
        throw AcvmException.of(ErrorCode.VM_FOLDER_SHARED, "folder", vmx.getParent().toString());
      }
      parts.add(part(vmx, file, Optional.empty()));
    }
    return new Contents(vmx, Consistency.POWERED_OFF, parts);
  }

  static Part part(Path vmx, Path file, Optional<byte[]> instead) {
    return new Part(Metadata.slashes(vmx.getParent().relativize(file)), file, instead);
  }
}
