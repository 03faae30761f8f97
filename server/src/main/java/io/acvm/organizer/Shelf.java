package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The permanent structure: what is in it, and what is written beside each VM. */
public final class Shelf {
  private final Places places;
  private final Clock clock;
  private final String hostType;

  /**
   * @param hostType what vmrun takes as {@code -T}
   */
  public Shelf(Places places, Clock clock, String hostType) {
    this.places = places;
    this.clock = clock;
    this.hostType = hostType;
  }

  /** Writes metadata, scripts and a page for people; may be done again. */
  public void describe(
      Path vmx, VmId id, Optional<String> origin, String language, Progress progress)
      throws IOException {
    Vmx config = Metadata.write(vmx, id, origin, clock.instant(), progress);
    Path box = vmx.getParent().getParent();
    Scripts.write(box, id, config.displayName(), hostType, language);
    Story.tell("described", box);
  }

  /** Removes what is written beside a VM when its files are gone. */
  public void forget(Path vmx) throws IOException {
    Path folder = vmx.getParent();
    Path box = folder.getParent();
    boolean ours = folder.getFileName().toString().equals(MovePlanner.FILES) && Metadata.isIn(box);
    if (ours && box.getParent().equals(places.permanent()) && !Files.exists(folder)) {
      Metadata.remove(box);
    }
    boolean empty = Files.isDirectory(box) && Trees.isEmpty(box);
    if (empty && places.permanent().equals(box.getParent())) {
      Files.delete(box);
    }
  }

  /** By name of the folder; what cannot be read is left out. */
  public List<OrganizedVm> list() throws IOException {
    List<OrganizedVm> found = new ArrayList<>();
    if (Files.isDirectory(places.permanent())) {
      try (Stream<Path> boxes = Files.list(places.permanent())) {
        boxes.sorted().forEach(box -> read(box).ifPresent(found::add));
      }
    }
    return found;
  }

  private static Optional<OrganizedVm> read(Path box) {
    if (!Metadata.isIn(box)) {
      return Optional.empty();
    }
    try {
      JsonNode root = Metadata.read(box);
      return Optional.of(
          new OrganizedVm(
              Optional.ofNullable(root.path("id").textValue()).map(VmId::new),
              root.path("name").asText(),
              box.toString(),
              Optional.ofNullable(root.path("organizedAt").textValue()).map(Instant::parse),
              Optional.ofNullable(root.path("origin").textValue()),
              Trees.size(box.resolve(MovePlanner.FILES))));
    } catch (IOException | RuntimeException notOne) {
      return Optional.empty();
    }
  }
}
