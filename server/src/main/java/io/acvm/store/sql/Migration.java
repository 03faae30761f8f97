package io.acvm.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** One step of the schema. Once released, a migration never changes: add another. */
record Migration(int version, String sql) {
  private static final List<String> NAMES =
      List.of("001_tables", "002_tokens", "003_ip_pools", "004_operation_requests");

  /** The migrations of an engine, oldest first; versions count from 1. */
  static List<Migration> all(Engine engine) {
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            index ->
                new Migration(index + 1, read(engine.name() + "/" + NAMES.get(index) + ".sql")))
        .toList();
  }

  /** Drivers run one statement at a time, and some ignore what follows it. */
  List<String> statements() {
    return Arrays.stream(sql.split(";\\R")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  String checksum() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Line ends are a matter of the checkout, not of the schema. */
  private static String read(String resource) {
    try (InputStream in = Migration.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
