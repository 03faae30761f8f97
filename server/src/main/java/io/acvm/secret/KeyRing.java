package io.acvm.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The keys of this server, each for one purpose, all derived from 32 random bytes in a file that
 * only its owner may read. Servers that share a database share the file.
 */
public final class KeyRing {
  private static final int KEY_BYTES = 32;

  /** What a key is for. The label is part of the key: never change it. */
  public enum Purpose {
    ACCESS_TOKEN("access-token"),
    REFRESH_TOKEN("refresh-token"),
    CSRF_TOKEN("csrf-token"),
    SEALING("sealing"),
    REQUEST("request");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }
  }

  private final MacKey master;

  private KeyRing(byte[] master) {
    this.master = new MacKey(master);
  }

  /**
   * Reads the key file, or makes it on the first start. Blocks.
   *
   * <p>Throws {@code KEY_FILE_NOT_PRIVATE} when others than its owner may use the file, and {@code
   * KEY_FILE_DAMAGED} when it holds no key.
   */
  public static KeyRing open(Path file, SecureRandom random) throws IOException {
    if (Files.notExists(file)) {
      create(file, random);
    }
    OwnerOnly.check(file);
    return new KeyRing(read(file));
  }

  /** A key of 32 bytes: HKDF-Expand (RFC 5869) of the file's bytes, which are uniform already. */
  public byte[] derive(Purpose purpose) {
    return master.sign(("acvm " + purpose.label + "\u0001").getBytes(US_ASCII));
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    // Private before it holds anything, whole before it has its name.
    Path unfinished = Files.createTempFile(directory, "key", ".tmp");
    try {
      OwnerOnly.restrict(unfinished);
      byte[] text = Base64.getEncoder().encode(key);
      Files.write(unfinished, text, WRITE, TRUNCATE_EXISTING, DSYNC);
      Files.move(unfinished, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static byte[] read(Path file) throws IOException {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(file, UTF_8).strip());
    } catch (IllegalArgumentException e) {
      throw damaged(file).causedBy(e);
    }
    if (key.length != KEY_BYTES) {
      throw damaged(file);
    }
    return key;
  }

  private static AcvmException damaged(Path file) {
    return AcvmException.of(ErrorCode.KEY_FILE_DAMAGED, "file", file.toString());
  }
}
