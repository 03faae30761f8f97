package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * The VMs that run, a file each. Whoever writes holds the VM's lock; whoever reads sees a whole
 * file or none.
 */
final class RunningTable {
  private static final String SUFFIX = ".vm";

  private final Path directory;

  RunningTable(Path directory) {
    this.directory = directory;
  }

  /** In the order in which they were powered on. What ran before the host's reboot is left out. */
  List<RunningVm> all() throws IOException {
    List<RunningVm> found = new ArrayList<>();
    String boot = null;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (file.toString().endsWith(SUFFIX)) {
          boot = boot == null ? Boot.id() : boot;
          RunningVm vm = new RunningVm(Settings.properties(file));
          if (vm.isOfBoot(boot)) {
            found.add(vm);
          }
        }
      }
    } catch (NoSuchFileException e) {
      return found;
    }
    found.sort(
        new Comparator<RunningVm>() {
          @Override
          public int compare(RunningVm one, RunningVm other) {
            int byTime = Long.compare(one.poweredOnAtMillis(), other.poweredOnAtMillis());
            return byTime != 0 ? byTime : one.vmx().compareTo(other.vmx());
          }
        });
    return found;
  }

  /** Null when the VM does not run. */
  RunningVm find(String id) throws IOException {
    Properties values = Settings.properties(file(id));
    RunningVm vm = new RunningVm(values);
    return !values.isEmpty() && vm.isOfBoot(Boot.id()) ? vm : null;
  }

  void put(String id, RunningVm vm) throws IOException {
    store(file(id), vm.values);
  }

  void remove(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(String id) {
    return directory.resolve(id.concat(SUFFIX));
  }

  /** Replaces the file in one step. Only one process at a time does so for one file. */
  static void store(Path file, Properties values) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      values.store(out, null);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
