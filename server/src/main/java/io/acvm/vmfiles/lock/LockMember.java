package io.acvm.vmfiles.lock;

import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The 512 bytes of one holder's entry. */
final class LockMember {
  private static final int BYTES = 512;
  private static final int MAX_BYTES = 64 << 10;
  private static final Pattern OWNER =
      Pattern.compile(" (\\d{1,18})-(\\d{1,30})(?:\\(([^)]*)\\))?(?: \\d+ ([XS]))?");

  private LockMember() {}

  /**
   * Empty when it was given back meanwhile. One that cannot be read, as when its owner keeps it
   * open, is held.
   */
  static Optional<LockHolder> read(Path member) {
    try {
      return Optional.of(
          parse(new String(SmallFiles.read(member, MAX_BYTES), StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(unknown());
    }
  }

  private static LockHolder parse(String text) {
    Matcher owner = OWNER.matcher(text);
    if (!owner.find()) {
      return unknown();
    }
    long pid = Long.parseLong(owner.group(1));
    boolean alive = Processes.mayBeAlive(pid, new BigInteger(owner.group(2)));
    return new LockHolder(
        OptionalLong.of(pid),
        owner.group(3) == null ? "" : owner.group(3),
        !"S".equals(owner.group(4)),
        alive ? LockHolder.State.ALIVE : LockHolder.State.STALE);
  }

  private static LockHolder unknown() {
    return new LockHolder(OptionalLong.empty(), "", true, LockHolder.State.ALIVE);
  }

  static byte[] bytes(Path folder, long pid, String executable) {
    BigInteger start = Processes.startTime(pid).orElse(BigInteger.ZERO);
    String text =
        String.format(
            Locale.ROOT,
            "uuid=%s %d-%d(%s) 1 X %d lc=%s",
            hostId(),
            pid,
            start,
            executable,
            start,
            checksum(folder));
    return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), BYTES);
  }

  private static UUID hostId() {
    String host =
        System.getenv()
            .getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", "localhost"));
    return UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8));
  }

  /** Over the path of the lock's folder, which Windows compares without regard to case. */
  static String checksum(Path folder) {
    String path = folder.toAbsolutePath().toString();
    if (java.io.File.separatorChar == '\\') {
      path = path.toLowerCase(Locale.ROOT);
    }
    int hash = 5381;
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      hash = hash * 33 + (b & 0xFF);
    }
    return Integer.toUnsignedString(hash);
  }
}
