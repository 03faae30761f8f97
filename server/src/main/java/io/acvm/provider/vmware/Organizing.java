package io.acvm.provider.vmware;

import io.acvm.organizer.Backups;
import io.acvm.organizer.Cleanup;
import io.acvm.organizer.MovePlanner;
import io.acvm.organizer.Mover;
import io.acvm.organizer.Places;
import io.acvm.organizer.Points;
import io.acvm.organizer.Restore;
import io.acvm.organizer.Shelf;
import io.acvm.organizer.Trash;
import io.acvm.vmfiles.host.VmLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The organizer, for the directories of one provider. */
record Organizing(
    VmwareSettings settings,
    VmPlaces vms,
    MovePlanner planner,
    Mover mover,
    Shelf shelf,
    Backups backups,
    Restore restore,
    Trash trash,
    Cleanup cleanup,
    MovedNames names) {
  static Organizing of(VmwareSettings settings, VmwareParts parts, Clock clock, Points points) {
    Places places =
        new Places(
            settings.roots().stream().map(VmPlaces::real).toList(),
            VmPlaces.real(settings.permanentDirectory()),
            VmPlaces.real(settings.backups()));
    Trash trash = new Trash(places, clock, points);
    Backups backups = new Backups(places.backups(), clock, points);
    return new Organizing(
        settings,
        parts.places(),
        new MovePlanner(places, clock),
        new Mover(places, points),
        new Shelf(places, clock, settings.hostType().word()),
        backups,
        new Restore(backups, trash, points),
        trash,
        new Cleanup(
            places,
            trash,
            clock,
            folder ->
                parts.places().isTemplate(folder)
                    || parts.queue().isBusyBeneath(VmPlaces.key(folder))),
        new MovedNames(
            settings.hostFiles().library(),
            new Untold(places.permanent()),
            parts.places(),
            parts.states()));
  }

  /** Ours, those of templates, and those that the user interface knows, wherever they are. */
  List<Path> allConfigurations() throws IOException {
    Set<Path> all = new LinkedHashSet<>(vms.scan());
    settings.templatesDirectory().ifPresent(at -> all.addAll(VmPlaces.filesIn(at, ".vmx")));
    Optional<Path> library = settings.hostFiles().library().filter(Files::isRegularFile);
    if (library.isPresent()) {
      for (VmLibrary.Entry entry : VmLibrary.inventory(library.get())) {
        path(entry.config()).filter(Files::isRegularFile).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(VmPlaces::real);
    } catch (InvalidPathException notHere) {
      return Optional.empty();
    }
  }
}
