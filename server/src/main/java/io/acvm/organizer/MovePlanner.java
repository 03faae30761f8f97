package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizePlan.Method;
import io.acvm.domain.organizer.OrganizePlan.Move;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides where the files of a VM go, or why they cannot. Changes nothing. */
public final class MovePlanner {
  static final String FILES = "vm_files";

  /** What programs of Windows can open without special measures. */
  private static final int WINDOWS_PATH_LENGTH = 259;

  private final Places places;
  private final Clock clock;

  public MovePlanner(Places places, Clock clock) {
    this.places = places;
    this.clock = clock;
  }

  /**
   * Into the permanent structure.
   *
   * @param name a file name made of the VM's name
   */
  public OrganizePlan organize(Path vmx, String name) throws IOException {
    if (isOrganized(vmx)) {
      throw FileTrouble.impossible("it is organized already");
    }
    String dated = LocalDate.now(clock) + "_" + name;
    Path box = places.permanent().resolve(dated);
    for (int number = 2; Files.exists(box, LinkOption.NOFOLLOW_LINKS); number++) {
      box = places.permanent().resolve(dated + "-" + number);
    }
    return plan(vmx, box.resolve(FILES));
  }

  /** The folder for the files of a new VM, whose name nobody has. */
  public Path box(String unusedName) {
    return places.permanent().resolve(LocalDate.now(clock) + "_" + unusedName).resolve(FILES);
  }

  /** Back to where an organized VM was. */
  public OrganizePlan back(Path vmx) throws IOException {
    Optional<String> origin =
        isOrganized(vmx) ? Metadata.origin(vmx.getParent().getParent()) : Optional.empty();
    Path to =
        origin
            .map(Path::of)
            .orElseThrow(() -> FileTrouble.impossible("it is not known where it was before"));
    if (places.roots().stream().noneMatch(root -> to.startsWith(root) && !to.equals(root))) {
      throw FileTrouble.impossible("it was outside the directories of this server");
    }
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw AcvmException.of(ErrorCode.FILE_EXISTS, "path", to.toString());
    }
    return plan(vmx, to);
  }

  static boolean isOrganized(Path vmx) {
    Path folder = vmx.getParent();
    return folder.getFileName().toString().equals(FILES) && Metadata.isIn(folder.getParent());
  }

  private OrganizePlan plan(Path vmx, Path to) throws IOException {
    Path from = vmx.getParent();
    requireOwnFolder(vmx);
    List<Move> moves = new ArrayList<>();
    for (Path file : Trees.files(from)) {
      Path target = to.resolve(from.relativize(file));
      requireLength(target);
      requirePartsInside(file, from);
      moves.add(new Move(file.toString(), target.toString(), Files.size(file)));
    }
    ProviderVmRef ref = new ProviderVmRef(to.resolve(vmx.getFileName()).toString());
    return new OrganizePlan(method(from, to), from.toString(), to.toString(), ref, moves);
  }

  /** Fails unless the folder holds one VM, whole and readable, and nothing that is not its. */
  public void requireOwnFolder(Path vmx) throws IOException {
    Path from = vmx.getParent();
    if (places.roots().stream().anyMatch(root -> root.startsWith(from))
        || places.permanent().startsWith(from)
        || places.backups().startsWith(from)) {
      throw FileTrouble.impossible("it has no folder of its own");
    }
    for (Path file : Trees.files(from)) {
      if (!file.equals(vmx) && file.toString().toLowerCase(Locale.ROOT).endsWith(".vmx")) {
        throw AcvmException.of(ErrorCode.VM_FOLDER_SHARED, "folder", from.toString());
      }
      if (file.getFileName().toString().matches(".*\\.acvm-(making|deleting)")) {
        throw FileTrouble.impossible("it is being made or deleted");
      }
    }
    if (Vmx.read(vmx).isEncrypted()) {
      throw AcvmException.of(ErrorCode.VM_ENCRYPTED);
    }
  }

  /** Parts of a disk that lie elsewhere under a relative name would be lost sight of. */
  private static void requirePartsInside(Path file, Path folder) throws IOException {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
      return;
    }
    Optional<VirtualDisk> disk = References.disk(file);
    for (Path part : disk.map(VirtualDisk::files).orElseGet(java.util.Set::of)) {
      if (!part.normalize().startsWith(folder)) {
        throw FileTrouble.impossible("a part of its disks lies outside its folder");
      }
    }
  }

  private static void requireLength(Path target) {
    if (File.separatorChar == '\\' && target.toString().length() > WINDOWS_PATH_LENGTH) {
      throw FileTrouble.impossible("the path " + target + " would be too long for Windows");
    }
  }

  private static Method method(Path from, Path to) throws IOException {
    Path there = to;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return Files.getFileStore(from).equals(Files.getFileStore(there)) ? Method.RENAME : Method.COPY;
  }
}
