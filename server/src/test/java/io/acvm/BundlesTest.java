package io.acvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of texts, whatever they are for. */
final class BundlesTest {
  @Test
  void noKeyIsGivenTwice() throws IOException {
    List<Path> bundles;
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      bundles = files.filter(file -> file.toString().endsWith(".properties")).toList();
    }
    assertThat(bundles).hasSizeGreaterThan(3);
    for (Path bundle : bundles) {
      Twice twice = new Twice();
      try (Reader reader = Files.newBufferedReader(bundle)) {
        twice.load(reader);
      }
      assertThat(twice.keys).as(bundle.toString()).isEmpty();
    }
  }

  /** The later one of two would win without a word. */
  private static final class Twice extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> keys = new ArrayList<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        keys.add(key);
      }
      return super.put(key, value);
    }
  }
}
