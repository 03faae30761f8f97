package io.acvm.provider.vmware;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One answer of {@code vmrun list}, by the files that it means. */
record RunningVms(Map<String, Path> byKey) {
  RunningVms {
    byKey = Map.copyOf(byKey);
  }

  /**
   * A path may come back with links, short names or another case than ours; what cannot be found,
   * because the output lost a letter on the way, is kept as it is written.
   */
  static RunningVms of(List<String> paths) {
    Map<String, Path> found = new LinkedHashMap<>();
    for (String text : paths) {
      path(text).map(VmPlaces::real).ifPresent(real -> found.put(VmPlaces.key(real), real));
    }
    return new RunningVms(found);
  }

  /** Empty for what this system cannot have as a path; then it is none of ours. */
  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  boolean has(Path real) {
    return byKey.containsKey(VmPlaces.key(real));
  }

  /** Those that are not among our files. */
  List<Path> without(Set<Path> ours) {
    Map<String, Path> rest = new LinkedHashMap<>(byKey);
    ours.forEach(path -> rest.remove(VmPlaces.key(path)));
    return List.copyOf(rest.values());
  }
}
