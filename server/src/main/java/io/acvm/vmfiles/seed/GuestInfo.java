package io.acvm.vmfiles.seed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Documents for cloud-init as values of {@code guestinfo}, encoded so that no quote and no line end
 * remains.
 */
public final class GuestInfo {
  /** What one value may hold; larger ones are not known to work. */
  public static final int MAX_VALUE_CHARS = 64 << 10;

  private static final int PLAIN_MAX_BYTES = 8 << 10;

  private GuestInfo() {}

  /**
   * The keys, without {@code guestinfo.}, from which a guest with VMware's tools configures itself
   * when it first starts.
   *
   * @param userData empty text for none
   * @throws IllegalArgumentException for a document that is too long even when compressed
   */
  public static Map<String, String> cloudInit(String metaData, String userData) {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, "metadata", metaData);
    if (!userData.isEmpty()) {
      put(values, "userdata", userData);
    }
    return values;
  }

  private static void put(Map<String, String> values, String key, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    boolean compress = bytes.length > PLAIN_MAX_BYTES;
    String value = Base64.getEncoder().encodeToString(compress ? gzip(bytes) : bytes);
    if (value.length() > MAX_VALUE_CHARS) {
      throw new IllegalArgumentException(key + " is too long");
    }
    values.put(key, value);
    values.put(key + ".encoding", compress ? "gzip+base64" : "base64");
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
