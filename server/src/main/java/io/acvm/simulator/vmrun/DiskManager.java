package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.DiskGrower;
import io.acvm.vmfiles.disk.NewDisk;
import io.acvm.vmfiles.disk.VirtualDisk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The simulated {@code vmware-vdiskmanager}: makes, grows, copies, renames and removes growable
 * disks; what has no effect on an empty disk only says that it is done.
 */
public final class DiskManager {
  private static final String INVALID = "One of the parameters supplied is invalid (0x3e80).";
  private static final String NOT_A_DISK = "The specified file is not a virtual disk (0x3ebf).";
  private static final long GRAIN_BYTES = 65_536;
  private static final int HARDWARE_VERSION = 20;

  private final Console console;
  private final List<String> files = new ArrayList<>();
  private String size = "";
  private String type = "0";
  private String adapter = "lsilogic";

  private DiskManager(Console console) {
    this.console = console;
  }

  public static void main(String[] words) {
    Console console = Vmrun.console(Platform.current());
    int code = run(words, console);
    console.flush();
    Runtime.getRuntime().halt(code);
  }

  /** One call; returns the exit code. */
  static int run(String[] words, Console console) {
    return new DiskManager(console).run(words) ? 0 : 1;
  }

  private boolean run(String[] words) {
    String operation = "";
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "-s" -> size = value(rest);
        case "-t" -> type = value(rest);
        case "-a" -> adapter = value(rest);
        case "-x" -> {
          operation = "-x";
          size = value(rest);
        }
        case "-q" -> {
          // There is no log to be quiet about.
        }
        case "-c", "-r", "-n", "-d", "-k", "-R", "-e", "-D", "-U" -> operation = word;
        default -> files.add(word);
      }
    }
    int needed = operation.equals("-r") || operation.equals("-n") ? 2 : 1;
    if (operation.isEmpty() || files.size() < needed) {
      console.line("VMware Virtual Disk Manager - build 24583834.");
      console.line("Usage: vmware-vdiskmanager OPTIONS <disk-name> | <mount-point>");
      return false;
    }
    return perform(operation);
  }

  private static String value(Iterator<String> rest) {
    return rest.hasNext() ? rest.next() : "";
  }

  private boolean perform(String operation) {
    Path file = Path.of(files.get(0)).toAbsolutePath();
    String what = verb(operation) + " '" + files.get(0) + "'";
    try {
      switch (operation) {
        case "-c" -> create(file);
        case "-x" -> expand(file);
        case "-r" -> convert(file, Path.of(files.get(1)).toAbsolutePath());
        case "-n" -> {
          DiskFiles.rename(file, Path.of(files.get(1)).toAbsolutePath());
          console.line("Renaming completed successfully.");
        }
        case "-U" -> DiskFiles.delete(file);
        case "-d" -> done(file, "Defragmentation completed successfully.");
        case "-k" -> done(file, "Shrink completed successfully.");
        case "-R" -> done(file, "No errors were found on the virtual disk, '" + file + "'.");
        case "-e" -> done(file, "Disk chain is consistent.");
        case "-D" -> done(file, "The disk is deletable.");
        default -> throw new IllegalArgumentException(operation);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      console.line("Failed to " + verb(operation) + ": The file already exists (0xc).");
    } catch (VmFileException e) {
      console.line("Failed to " + verb(operation) + ": " + NOT_A_DISK);
    } catch (IllegalArgumentException e) {
      console.line(
          "Failed to " + (operation.equals("-x") ? what : verb(operation)) + ": " + INVALID);
    } catch (IOException e) {
      console.line("Failed to " + verb(operation) + ": The file specified does not exist (0x4).");
    }
    return false;
  }

  private static String verb(String operation) {
    return switch (operation) {
      case "-c" -> "create disk";
      case "-x" -> "expand the disk";
      case "-r" -> "convert disk";
      case "-n" -> "rename disk";
      default -> "open disk";
    };
  }

  private NewDisk newDisk(long bytes) {
    if (!type.equals("0") && !type.equals("1")) {
      throw new IllegalArgumentException("only growable disks are simulated");
    }
    String controller = adapter.equalsIgnoreCase("ide") ? "ide" : "lsilogic";
    return new NewDisk(bytes, type.equals("1"), controller, HARDWARE_VERSION);
  }

  private void create(Path file) throws IOException {
    DiskFiles.create(file, newDisk(bytes(size)));
    console.line("Creating disk '" + files.get(0) + "'");
    console.line("Virtual disk creation successful.");
  }

  private void expand(Path file) throws IOException {
    long wanted = bytes(size);
    if (wanted <= VirtualDisk.read(file).capacityBytes()) {
      throw new IllegalArgumentException("smaller than it is");
    }
    DiskGrower.grow(file, wanted);
    console.line("  Grow: 100% done.");
    console.line("Disk expansion completed successfully.");
    console.line("");
    console.block(
        """
        WARNING: If the virtual disk is partitioned, you must use a third-party
                 utility in the virtual machine to expand the size of the
                 partitions. For more information, see:
                 http://www.vmware.com/support/kb/enduser/std_adp.php?p_faqid=1647
        """);
  }

  private void convert(Path from, Path to) throws IOException {
    newDisk(VirtualDisk.read(from).capacityBytes());
    DiskFiles.copy(from, to);
    console.line("Creating disk '" + files.get(1) + "'");
    console.line("  Convert: 100% done.");
    console.line("Virtual disk conversion successful.");
  }

  private void done(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("missing");
    }
    VirtualDisk.read(file);
    console.line(text);
  }

  /** A number with KB, MB or GB, or the same without the B; a bare number counts sectors. */
  static long bytes(String size) {
    String text = size.toUpperCase(Locale.ROOT);
    String unit = text.endsWith("B") ? text.substring(0, text.length() - 1) : text;
    long factor =
        unit.endsWith("K")
            ? 1 << 10
            : unit.endsWith("M") ? 1 << 20 : unit.endsWith("G") ? 1 << 30 : 0;
    String number = factor == 0 ? unit : unit.substring(0, unit.length() - 1);
    long bytes = Math.multiplyExact(Long.parseLong(number), factor == 0 ? 512 : factor);
    return (bytes + GRAIN_BYTES - 1) / GRAIN_BYTES * GRAIN_BYTES;
  }
}
