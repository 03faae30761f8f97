package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What cloud-init in the guest would take from {@code guestinfo.metadata}: a name and static
 * addresses. Reads just these out of YAML or JSON, in the layouts of both network versions.
 *
 * @param hostname empty when not given
 * @param addresses without the length of the prefix, in the order in which they stand
 */
record GuestInfo(String hostname, List<String> addresses) {
  private static final String SEPARATORS = " \t\r\n,[]{}\"'";

  static GuestInfo of(Dictionary config) {
    String metadata =
        decode(config.get("guestinfo.metadata", ""), config.get("guestinfo.metadata.encoding", ""));
    return parse(metadata);
  }

  static GuestInfo parse(String metadata) {
    List<String> words = words(metadata);
    String hostname = after(words, "local-hostname:", after(words, "hostname:", ""));
    List<String> addresses = addresses(words);
    String encoding = after(words, "network.encoding:", "");
    if (addresses.isEmpty() && !encoding.isEmpty()) {
      addresses = addresses(words(decode(after(words, "network:", ""), encoding)));
    }
    return new GuestInfo(hostname, addresses);
  }

  private static String decode(String value, String encoding) {
    try {
      return switch (encoding.toLowerCase(Locale.ROOT)) {
        case "base64", "b64" -> text(Base64.getMimeDecoder().decode(value));
        case "gzip+base64", "gz+b64" -> text(unzip(Base64.getMimeDecoder().decode(value)));
        default -> value;
      };
    } catch (IOException | IllegalArgumentException e) {
      // A guest that cannot read its metadata boots without it.
      return "";
    }
  }

  private static byte[] unzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The words of the document, those that are keys with their colon. */
  private static List<String> words(String document) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < document.length(); i++) {
      char c = document.charAt(i);
      boolean ends = SEPARATORS.indexOf(c) >= 0;
      if (!ends) {
        word.append(c);
      }
      boolean quotedKey = c == '"' && i + 1 < document.length() && document.charAt(i + 1) == ':';
      if (quotedKey) {
        word.append(':');
        i++;
      }
      if (ends && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static String after(List<String> words, String key, String fallback) {
    int at = words.indexOf(key);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : fallback;
  }

  /** Those under the key of addresses; name servers come without a prefix, routes under others. */
  private static List<String> addresses(List<String> words) {
    List<String> found = new ArrayList<>();
    String key = "";
    String type = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.endsWith(":")) {
        key = word;
        continue;
      }
      type = key.equals("type:") ? word : type;
      int slash = word.indexOf('/');
      boolean prefixed = slash > 0 && (key.equals("addresses:") || key.equals("address:"));
      boolean masked = slash < 0 && key.equals("address:") && type.equals("static");
      if ((prefixed || masked) && word.indexOf('.') > 0) {
        found.add(slash < 0 ? word : word.substring(0, slash));
      }
    }
    return found;
  }
}
