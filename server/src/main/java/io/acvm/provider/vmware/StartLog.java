package io.acvm.provider.vmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/**
 * The end of {@code vmware.log} beside a VM: where a start fails, vmrun says little and the log
 * tells the cause. For people to read; nothing is decided by it.
 */
final class StartLog {
  static final int MAX_LINES = 12;

  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_LENGTH = 300;

  /** What VMware shows on the screen, by which it stands in the log before the long way out. */
  private static final String MESSAGE = "Msg_Post";

  /** The whole configuration is written down so, with what the guest is told and keys to it. */
  private static final String CONFIGURATION = " DICT ";

  private StartLog() {}

  /**
   * The last lines, from the last message on if there is one; none when the log is not there, is no
   * file of its own, or was not written since.
   */
  static List<String> tail(Path vmx, Instant since) {
    Path log = vmx.resolveSibling("vmware.log");
    try {
      BasicFileAttributes seen =
          Files.readAttributes(log, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!seen.isRegularFile() || seen.lastModifiedTime().toInstant().isBefore(since)) {
        return List.of();
      }
      return lines(log, seen.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static List<String> lines(Path log, long size) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(log, LinkOption.NOFOLLOW_LINKS)) {
      in.skipNBytes(Math.max(0, size - MAX_BYTES));
      bytes = in.readNBytes(MAX_BYTES);
    }
    // The first line may be the end of one that began before.
    List<String> lines =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .skip(size > MAX_BYTES ? 1 : 0)
            .filter(line -> !line.contains(CONFIGURATION) && !line.isBlank())
            .map(StartLog::plain)
            .toList();
    int begin = Math.max(0, lines.size() - MAX_LINES);
    for (int i = 0; i < lines.size(); i++) {
      begin = lines.get(i).contains(MESSAGE) ? i : begin;
    }
    return lines.subList(begin, Math.min(lines.size(), begin + MAX_LINES));
  }

  private static String plain(String line) {
    String clean = line.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) + "…" : clean;
  }
}
