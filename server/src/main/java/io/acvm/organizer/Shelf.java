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
    Metadata.Facts facts = new Metadata.Facts(id, clock.instant(), origin, language, List.of());
    Vmx config = Metadata.write(vmx, facts, progress);
    Path box = vmx.getParent().getParent();
    Scripts.write(box, id, config.displayName(), hostType, language);
    Story.tell("described", box);
  }

  /** Whether something is written beside a VM that must stay true. */
  public boolean isDescribed(Path vmx) {
    return MovePlanner.isOrganized(vmx)
        && places.permanent().equals(vmx.getParent().getParent().getParent());
  }

  /**
   * Makes what is written beside an organized VM true again after something about it has changed.
   *
   * @param addresses that its guest was seen with; empty when nobody has looked
   */
  public void refresh(Path vmx, Optional<List<String>> addresses) throws IOException {
    Path box = vmx.getParent().getParent();
    Metadata.Facts facts = Metadata.facts(box);
    String before = Metadata.name(box);
    Vmx config = Metadata.refresh(vmx, addresses.map(facts::at).orElse(facts));
    if (!config.displayName().equals(before)) {
      Scripts.write(box, facts.id(), config.displayName(), hostType, facts.language());
    }
  }

  /** The same where every file is another one; reads them all. */
  public void describeAgain(Path vmx, Progress progress) throws IOException {
    Metadata.Facts facts = Metadata.facts(vmx.getParent().getParent());
    Vmx config = Metadata.write(vmx, facts, progress);
    Path box = vmx.getParent().getParent();
    Scripts.write(box, facts.id(), config.displayName(), hostType, facts.language());
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
