package io.acvm.domain.ip;

/** All addresses from the first to the last, both included; of one family. */
public record IpRange(Ip first, Ip last) {
  public boolean contains(Ip address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  public boolean overlaps(IpRange other) {
    return first.key().length() == other.first.key().length()
        && first.compareTo(other.last) <= 0
        && other.first.compareTo(last) <= 0;
  }
}
