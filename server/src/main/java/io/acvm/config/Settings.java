package io.acvm.config;

import io.acvm.secret.Secret;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The merged values, read by type. What does not fit is noted, the reading goes on with the
 * default: so all mistakes are found in one go.
 */
final class Settings {
  private final Map<String, Entry> entries;
  private final Path workingDirectory;
  private final List<Mistake> mistakes;
  private final Map<String, ConfigKey> known = new LinkedHashMap<>();

  Settings(Map<String, Entry> entries, Path workingDirectory, List<Mistake> mistakes) {
    this.entries = entries;
    this.workingDirectory = workingDirectory;
    this.mistakes = mistakes;
  }

  /** The value, unless it is not given or blank. */
  Optional<Entry> find(String key) {
    known.putIfAbsent(key, new ConfigKey(key, "", ""));
    return Optional.ofNullable(entries.get(key)).filter(entry -> !entry.text().isEmpty());
  }

  Optional<String> text(String key) {
    return find(key).map(Entry::text);
  }

  String text(String key, String standard) {
    describe(key, standard, "");
    return text(key).orElse(standard);
  }

  /** A text that has to be given; {@code ""} and a mistake without it. */
  String requiredText(String key) {
    return find(key).map(Entry::text).orElseGet(() -> missing(key, ""));
  }

  int integer(String key, int standard, int lowest, int highest) {
    describe(key, standard, lowest + "–" + highest);
    return find(key).map(entry -> integer(entry, standard, lowest, highest)).orElse(standard);
  }

  Duration seconds(String key, int standard, int highest) {
    return Duration.ofSeconds(integer(key, standard, 1, highest));
  }

  private int integer(Entry entry, int standard, int lowest, int highest) {
    try {
      BigDecimal number = new BigDecimal(entry.text());
      if (number.compareTo(BigDecimal.valueOf(lowest)) >= 0
          && number.compareTo(BigDecimal.valueOf(highest)) <= 0) {
        return number.intValueExact();
      }
    } catch (ArithmeticException | NumberFormatException notWhole) {
      // told below
    }
    String range = "must be a whole number from " + lowest + " to " + highest;
    mistakes.add(entry.mistake(range + ", not " + quoted(entry)));
    return standard;
  }

  boolean flag(String key, boolean standard) {
    describe(key, standard, "true, false");
    return find(key).map(entry -> flag(entry, standard)).orElse(standard);
  }

  private boolean flag(Entry entry, boolean standard) {
    String text = entry.text().toLowerCase(Locale.ROOT);
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    mistakes.add(entry.mistake("must be true or false, not " + quoted(entry)));
    return standard;
  }

  <E extends Enum<E>> E choice(String key, E standard, Class<E> type) {
    describe(key, standard, names(type));
    return find(key).map(entry -> choice(entry, standard, type)).orElse(standard);
  }

  private <E extends Enum<E>> E choice(Entry entry, E standard, Class<E> type) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(entry.text())) {
        return each;
      }
    }
    mistakes.add(entry.mistake("must be one of " + names(type) + ", not " + quoted(entry)));
    return standard;
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(", ", Arrays.stream(type.getEnumConstants()).map(E::name).toList());
  }

  Path path(String key, Path standard) {
    describe(key, standard.toString().replace('\\', '/'), "");
    return find(key).flatMap(this::path).orElse(standard);
  }

  /** A path, against the working directory when it is relative. */
  Optional<Path> path(Entry entry) {
    try {
      return Optional.of(workingDirectory.resolve(entry.text()).normalize());
    } catch (InvalidPathException notPath) {
      mistakes.add(entry.mistake("is not a path on this system"));
      return Optional.empty();
    }
  }

  /** One path, or a list of them; none when it is not given. */
  List<Path> paths(String key) {
    return find(key)
        .map(
            entry ->
                entry.value() instanceof JsonArray list
                    ? list.stream().map(entry::with).toList()
                    : List.of(entry))
        .orElse(List.of())
        .stream()
        .flatMap(entry -> path(entry).stream())
        .toList();
  }

  /** Everything that is said under a key. */
  List<Entry> entriesUnder(String prefix) {
    return entries.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .toList();
  }

  Optional<Secret> secret(String key) {
    return find(key)
        .map(
            entry -> {
              if (!(entry.value() instanceof String)) {
                mistakes.add(entry.mistake("must be in quotes, so that it is taken as it is"));
              }
              return new Secret(String.valueOf(entry.value()));
            });
  }

  /** Notes that a key has to be given, where its neighbours stand; returns {@code standard}. */
  <T> T missing(String key, T standard) {
    Entry blank = entries.get(key);
    mistakes.add(
        blank == null
            ? new Mistake(sourceOf(key), 0, key, "must be given")
            : blank.mistake("must not be empty"));
    return standard;
  }

  void mistake(Entry entry, String text) {
    mistakes.add(entry.mistake(text));
  }

  /** Takes everything under a key as known, without looking at it. */
  void ignore(String prefix) {
    entries.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(this::find);
  }

  /** Names of what stands directly under a key, in the order they were first said. */
  List<String> namesUnder(String prefix) {
    return entries.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()).split("\\.", 2)[0])
        .distinct()
        .toList();
  }

  private void describe(String key, Object standard, String values) {
    known.put(key, new ConfigKey(key, String.valueOf(standard), values));
  }

  /** Every key that was asked for, in the order of the first time. */
  List<ConfigKey> known() {
    return List.copyOf(known.values());
  }

  /** Notes every key that nobody asked for. */
  void refuseUnknown() {
    List<String> candidates = known.keySet().stream().sorted().toList();
    entries.forEach(
        (key, entry) -> {
          if (!known.containsKey(key)) {
            mistakes.add(entry.mistake(Spelling.unknown(key, candidates)));
          }
        });
  }

  private String sourceOf(String key) {
    String neighbours = key.substring(0, key.lastIndexOf('.') + 1);
    String provider =
        neighbours.endsWith("settings.") ? neighbours.replace("settings.", "") : neighbours;
    return entries.entrySet().stream()
        .filter(each -> each.getKey().startsWith(provider))
        .map(each -> each.getValue().source())
        .findFirst()
        .orElse("configuration");
  }

  private static String quoted(Entry entry) {
    return "\"" + entry.text() + "\"";
  }
}
