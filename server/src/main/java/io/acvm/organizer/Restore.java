package io.acvm.organizer;

import io.acvm.domain.organizer.BackupId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
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
   * Exchanges the files of a VM that is off. They are whole beside it before those that are there
   * go to the trash, from where they can be brought back.
   */
  public void inPlace(BackupId id, Path vmx, Progress progress) throws IOException {
    Path folder = vmx.getParent();
    Path staging = folder.resolveSibling(SideNames.of(".acvm-restore-", folder, ""));
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || !Files.exists(staging)) {
      Trees.remove(staging);
      Moving.begin(staging, folder);
      points.pass("staging");
      named(backups.extract(id, staging, progress), staging.resolve(vmx.getFileName()));
      points.pass("whole");
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        trash.put(folder.getParent(), List.of(folder.getFileName().toString()));
      }
    }
    points.pass("old one in the trash");
    Trees.rename(staging, folder);
    points.pass("exchanged");
    Moving.end(staging);
    Story.tell("restored", vmx);
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
