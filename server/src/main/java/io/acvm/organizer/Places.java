package io.acvm.organizer;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the organizer works; all paths are absolute and without symbolic links.
 *
 * @param roots the directories whose VMs are ours
 * @param permanent where organized VMs live, beneath one of the roots
 * @param backups where archives of backups lie, outside the folders of VMs
 */
public record Places(List<Path> roots, Path permanent, Path backups) {
  /** Beneath each root; a rename to it crosses no volume. */
  public static final String TRASH = ".acvm-trash";

  public Places {
    roots = roots.stream().distinct().toList();
  }
}
