package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides where the files of a VM go, or why they cannot. Changes nothing. */
public final class MovePlanner {
  static final String FILES = "vm_files";

  /** What programs of Windows can open without special measures. */
  private static final int WINDOWS_PATH_LENGTH = 259;

  private static final Pattern VM_FILES =
      Pattern.compile(
          ".*\\.(vmx|vmdk|vmsd|vmxf|vmsn|vmem|vmss|vmtm|nvram|log|scoreboard|iso|flp|vmx~)"
              + "|vmware.*\\.log|\\.ds_store|thumbs\\.db|desktop\\.ini");

  private static final Pattern VM_FOLDERS = Pattern.compile(".*\\.lck|caches|.*\\.vmwarevm");

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
      throw FileTrouble.impossible(FileReason.ALREADY_ORGANIZED);
    }
    String dated = LocalDate.now(clock) + "_" + name;
    String unused = dated;
    Set<String> taken = taken();
    for (int number = 2; taken.contains(unused.toLowerCase(Locale.ROOT)); number++) {
      unused = dated + "-" + number;
    }
    return plan(vmx, places.permanent().resolve(unused).resolve(FILES));
  }

  /** Names that differ by case alone are one on other volumes, which the files may come to. */
  private Set<String> taken() throws IOException {
    if (!Files.isDirectory(places.permanent())) {
      return Set.of();
    }
    try (Stream<Path> boxes = Files.list(places.permanent())) {
      return boxes
          .map(box -> box.getFileName().toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Into the permanent structure from outside the directories of VMs. Of what lies there only the
   * files of a VM are known not to be somebody else's.
   *
   * @param name a file name made of the VM's name
   */
  public OrganizePlan adopt(Path vmx, String name) throws IOException {
    requireVmFilesOnly(vmx.getParent());
    return organize(vmx, name);
  }

  /** Looks at the folder itself first: it could be a whole home directory. */
  private static void requireVmFilesOnly(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(MovePlanner::requireVmFile);
    }
    Trees.files(folder).forEach(MovePlanner::requireVmFile);
  }

  private static void requireVmFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    if (!(folder ? VM_FOLDERS : VM_FILES).matcher(name).matches()) {
      throw FileTrouble.impossible(FileReason.OTHER_THINGS, file.getFileName().toString());
    }
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
        origin.map(Path::of).orElseThrow(() -> FileTrouble.impossible(FileReason.ORIGIN_UNKNOWN));
    boolean ours =
        places.roots().stream().anyMatch(root -> to.startsWith(root) && !to.equals(root));
    if (!ours && !Adoption.isOfFilesNowIn(vmx.getParent(), to)) {
      throw FileTrouble.impossible(FileReason.ORIGIN_OUTSIDE);
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
    List<Path> files = Trees.files(from);
    Trees.requireDistinct(files);
    for (Path file : files) {
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
      throw FileTrouble.impossible(FileReason.NO_OWN_FOLDER);
    }
    for (Path file : Trees.files(from)) {
      if (!file.equals(vmx) && file.toString().toLowerCase(Locale.ROOT).endsWith(".vmx")) {
        throw AcvmException.of(ErrorCode.VM_FOLDER_SHARED, "folder", from.toString());
      }
      if (file.getFileName().toString().matches(".*\\.acvm-(making|deleting)")) {
        throw FileTrouble.impossible(FileReason.BEING_MADE);
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
    for (Path part : disk.map(VirtualDisk::files).orElseGet(Set::of)) {
      if (!part.normalize().startsWith(folder)) {
        throw FileTrouble.impossible(FileReason.DISK_PART_OUTSIDE);
      }
    }
  }

  private static void requireLength(Path target) {
    if (File.separatorChar == '\\' && target.toString().length() > WINDOWS_PATH_LENGTH) {
      throw FileTrouble.impossible(FileReason.PATH_TOO_LONG, target.toString());
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
