package io.acvm.domain.ip;

import static java.util.Objects.requireNonNull;

/**
 * An IPv4 or IPv6 address.
 *
 * @param text canonical form
 * @param key the address in hexadecimal digits, 8 or 32: keys of one family have the order of the
 *     addresses, and two addresses never have the same key
 */
public record Ip(String text, String key) implements Comparable<Ip> {
  public Ip {
    requireNonNull(text, "text is null");
    requireNonNull(key, "key is null");
  }

  @Override
  public int compareTo(Ip other) {
    return key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return text;
  }
}
