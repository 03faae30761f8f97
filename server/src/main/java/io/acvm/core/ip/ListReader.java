package io.acvm.core.ip;

import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpImport.Format;
import io.acvm.domain.ip.IpState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads lists of addresses; what cannot be read is kept as such. */
final class ListReader {
  /** How the original marked an address that was handed out. */
  static final String USED = "# used";

  private static final Map<String, IpState> STATES =
      Map.of(
          "", IpState.LEASED,
          "FREE", IpState.FREE,
          "HELD", IpState.LEASED,
          "LEASED", IpState.LEASED,
          "USED", IpState.LEASED,
          "CONFLICTING", IpState.LEASED,
          "RESERVED", IpState.RESERVED,
          "QUARANTINED", IpState.QUARANTINED,
          "COOLING_DOWN", IpState.FREE);

  private ListReader() {}

  /**
   * One line.
   *
   * @param number from 1
   * @param text what stands where the address should
   * @param state empty when it is none that we know
   */
  record Entry(
      int number,
      String text,
      Optional<Ip> address,
      Optional<IpState> state,
      Optional<String> owner,
      Optional<String> note) {}

  static List<Entry> read(Format format, String text) {
    List<String> lines = text.lines().toList();
    return format == Format.CSV ? csv(lines) : original(lines);
  }

  private static List<Entry> original(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split("#", 2);
      String text = parts[0].strip();
      if (text.isEmpty()) {
        continue;
      }
      boolean isUsed =
          parts.length > 1 && parts[1].strip().toLowerCase(Locale.ROOT).startsWith("used");
      Optional<IpState> state = Optional.of(isUsed ? IpState.LEASED : IpState.FREE);
      entries.add(
          new Entry(i + 1, text, Ips.find(text), state, Optional.empty(), Optional.empty()));
    }
    return entries;
  }

  private static List<Entry> csv(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    List<String> header =
        lines.isEmpty()
            ? List.of()
            : Csv.read(lines.get(0).replace("\uFEFF", "")).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> values = Csv.read(lines.get(i));
      String text = value(header, values, "address").orElse("");
      String state = value(header, values, "state").orElse("").toUpperCase(Locale.ROOT);
      entries.add(
          new Entry(
              i + 1,
              text,
              Ips.find(text),
              Optional.ofNullable(STATES.get(state)),
              value(header, values, "owner"),
              value(header, values, "note")));
    }
    return entries;
  }

  private static Optional<String> value(List<String> header, List<String> values, String name) {
    int index = header.indexOf(name);
    return index < 0 || index >= values.size() || values.get(index).isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(index));
  }
}
