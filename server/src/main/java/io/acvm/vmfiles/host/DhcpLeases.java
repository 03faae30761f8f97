package io.acvm.vmfiles.host;

import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The lease file of VMware's DHCP server, which is a log: what is said last of an address counts.
 */
public final class DhcpLeases {
  private static final int MAX_BYTES = 16 << 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/M/d H:m:s", Locale.ROOT);

  private final List<DhcpLease> leases;

  private DhcpLeases(List<DhcpLease> leases) {
    this.leases = leases;
  }

  public static DhcpLeases read(Path file) throws IOException {
    return parse(new String(SmallFiles.read(file, MAX_BYTES), StandardCharsets.UTF_8));
  }

  /** Reads what can be read; the server may be writing the end just now. */
  public static DhcpLeases parse(String text) {
    Map<String, Optional<DhcpLease>> byAddress = new LinkedHashMap<>();
    Iterator<String> tokens = LeaseTokens.of(text).iterator();
    while (tokens.hasNext()) {
      if (tokens.next().equals("lease") && tokens.hasNext()) {
        String address = tokens.next();
        if (tokens.hasNext() && tokens.next().equals("{")) {
          byAddress.put(address, lease(address, statements(tokens)));
        }
      }
    }
    return new DhcpLeases(byAddress.values().stream().flatMap(Optional::stream).toList());
  }

  /** In the file's order, without those that were given up. */
  public List<DhcpLease> all() {
    return leases;
  }

  /**
   * The newest lease of a network card that holds at {@code now}.
   *
   * @param notBefore when the VM was last powered on: older leases may be another VM's by now
   */
  public Optional<DhcpLease> find(String macAddress, Instant notBefore, Instant now) {
    return leases.stream()
        .filter(lease -> lease.macAddress().equalsIgnoreCase(macAddress))
        .filter(lease -> lease.isValidAt(now) && !lease.starts().isBefore(notBefore))
        .max(Comparator.comparing(DhcpLease::starts));
  }

  /** Up to the closing brace; what stands in inner braces is left out. */
  private static List<List<String>> statements(Iterator<String> tokens) {
    List<List<String>> statements = new ArrayList<>();
    List<String> statement = new ArrayList<>();
    int depth = 1;
    while (tokens.hasNext() && depth > 0) {
      String token = tokens.next();
      switch (token) {
        case "{" -> depth++;
        case "}" -> depth--;
        case ";" -> {
          statements.add(statement);
          statement = new ArrayList<>();
        }
        default -> statement.add(token);
      }
    }
    return depth == 0 ? statements : List.of();
  }

  private static Optional<DhcpLease> lease(String address, List<List<String>> statements) {
    String mac = "";
    String hostname = "";
    Optional<Instant> starts = Optional.empty();
    Optional<Instant> ends = Optional.empty();
    for (List<String> words : statements) {
      String line = String.join(" ", words);
      if (line.equals("abandoned")
          || line.equals("binding state free")
          || line.equals("binding state abandoned")) {
        return Optional.empty();
      }
      switch (words.isEmpty() ? "" : words.get(0)) {
        case "starts" -> starts = time(words);
        case "ends" -> {
          ends = time(words);
          if (ends.isEmpty() && !line.equals("ends never")) {
            return Optional.empty();
          }
        }
        case "hardware" -> mac = words.get(words.size() - 1).toLowerCase(Locale.ROOT);
        case "client-hostname" -> hostname = words.get(words.size() - 1);
        default -> {
          // Many statements are of no interest here.
        }
      }
    }
    if (mac.isEmpty() || starts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DhcpLease(address, mac, starts.get(), ends, hostname));
  }

  /** {@code starts 3 2026/05/13 12:00:37}, in UTC; the number is the day of the week. */
  private static Optional<Instant> time(List<String> words) {
    if (words.size() != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(words.get(2) + " " + words.get(3), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
