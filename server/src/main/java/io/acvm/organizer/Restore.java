package io.acvm.organizer;

import io.acvm.domain.organizer.BackupId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.Folders;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes VMs of backups. */
public final class Restore {
  private final Backups backups;
  private final Trash trash;
  private final Points points;

  public Restore(Backups backups, Trash trash, Points points) {
    this.backups = backups;
    this.trash = trash;
    this.points = points;
  }

  /** Makes a VM with an identity of its own; its folder holds nothing but a note of ours. */
  public void beside(BackupId id, Path vmx, String name, Progress progress) throws IOException {
    named(backups.extract(id, vmx.getParent(), progress), vmx);
    points.pass("named");
    Vmx config = Vmx.read(vmx);
    config.edit().displayName(name).newIdentity(UUID.randomUUID());
    config.save(vmx);
  }

  /**
   * Writes the files of a backup beside those of a VM, where they do not count yet. What is there
   * of an attempt before is written anew.
   */
  public void stage(BackupId id, Path vmx, Progress progress) throws IOException {
    Path staging = staging(vmx);
    points.pass("before restore");
    Folders.remove(staging);
    Moving.begin(staging, vmx.getParent());
    points.pass("staging");
    named(backups.extract(id, staging, progress), staging.resolve(vmx.getFileName()));
    points.pass("whole");
  }

  /**
   * Exchanges the files of a VM that is off for those that were staged. Its own go to the trash,
   * from where they can be brought back. Nothing happens when it is done already.
   */
  public void exchange(Path vmx) throws IOException {
    Path folder = vmx.getParent();
    Path staging = staging(vmx);
    if (exists(staging)) {
      if (exists(folder)) {
        trash.bring(folder.getParent(), List.of(folder.getFileName().toString()), reason(vmx));
      }
      points.pass("old one in the trash");
      Trees.rename(staging, folder);
    } else if (!exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    points.pass("exchanged");
    Optional<TrashEntry> old = trash.coming(reason(vmx));
    if (old.isPresent()) {
      trash.keep(old.get());
    }
    Moving.end(staging);
    Story.tell("restored", vmx);
  }

  /** Gives up what was staged, and brings back what the exchange had taken away. */
  public void discard(Path vmx) throws IOException {
    points.pass("before discard");
    Optional<TrashEntry> old = trash.coming(reason(vmx));
    // Without it they have been exchanged already.
    if (old.isPresent() && exists(staging(vmx))) {
      trash.putBack(old.get());
    }
    Folders.remove(staging(vmx));
    points.pass("discarded");
    Moving.end(staging(vmx));
  }

  private static Path staging(Path vmx) {
    return vmx.getParent().resolveSibling(SideNames.of(".acvm-restore-", vmx.getParent(), ""));
  }

  private static String reason(Path vmx) {
    return "restored " + vmx;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** VMware finds the record of snapshots by the name of the configuration. */
  private static void named(Path extracted, Path vmx) throws IOException {
    if (extracted.equals(vmx)) {
      return;
    }
    for (String ending : List.of(".vmsd", ".vmxf", ".vmx")) {
      Path from = extracted.resolveSibling(stem(extracted) + ending);
      Path to = vmx.resolveSibling(stem(vmx) + ending);
      if (Files.exists(from) && !Files.exists(to)) {
        Trees.rename(from, to);
      }
    }
  }

  private static String stem(Path vmx) {
    String name = vmx.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
