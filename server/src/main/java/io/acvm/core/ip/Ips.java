package io.acvm.core.ip;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpRange;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/** Arithmetic of addresses. */
final class Ips {
  /** No shortened IPv4, no octal digits, no wildcards: each address is written in one way only. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .allowMask(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowMixed(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .getParentBuilder()
          .toParams();

  private Ips() {}

  /** An address without a prefix; empty when the text is none. */
  static Optional<Ip> find(String text) {
    return address(text).filter(each -> each.getNetworkPrefixLength() == null).map(Ips::ip);
  }

  /** As {@link #find}; throws {@code ADDRESS_INVALID}. */
  static Ip parse(String text) {
    return find(text)
        .orElseThrow(() -> AcvmException.of(ErrorCode.ADDRESS_INVALID, "address", text));
  }

  /** A network such as {@code 10.0.0.0/24}, from its first to its last address. */
  static Optional<Network> network(String text) {
    return address(text)
        .filter(each -> each.getNetworkPrefixLength() != null)
        .map(
            each -> {
              IPAddress block = each.toPrefixBlock();
              int prefixLength = each.getNetworkPrefixLength();
              Ip first = ip(block.getLower());
              return new Network(
                  new IpRange(first, ip(block.getUpper())),
                  prefixLength,
                  first.text() + "/" + prefixLength);
            });
  }

  /** A network with its canonical text. */
  record Network(IpRange range, int prefixLength, String text) {}

  /** {@code start-end}, or one address. */
  static Optional<IpRange> range(String text) {
    String[] ends = text.split("-", -1);
    Optional<Ip> first = find(ends[0].strip());
    Optional<Ip> last = find(ends[ends.length - 1].strip());
    return ends.length > 2 || first.isEmpty() || last.isEmpty() || !isOrder(first.get(), last.get())
        ? Optional.empty()
        : Optional.of(new IpRange(first.get(), last.get()));
  }

  private static boolean isOrder(Ip first, Ip last) {
    return first.key().length() == last.key().length() && first.compareTo(last) <= 0;
  }

  static String text(IpRange range) {
    return range.first().equals(range.last())
        ? range.first().text()
        : range.first().text() + "-" + range.last().text();
  }

  static BigInteger count(IpRange range) {
    return value(range.last()).subtract(value(range.first())).add(BigInteger.ONE);
  }

  /** The address that many places further. */
  static Ip plus(Ip address, BigInteger steps) {
    return ofKey(String.format("%0" + address.key().length() + "x", value(address).add(steps)));
  }

  static Ip plus(Ip address, long steps) {
    return plus(address, BigInteger.valueOf(steps));
  }

  static Ip ofKey(String key) {
    byte[] bytes = HexFormat.of().parseHex(key);
    return ip(bytes.length == 4 ? new IPv4Address(bytes) : new IPv6Address(bytes));
  }

  private static BigInteger value(Ip address) {
    return new BigInteger(address.key(), 16);
  }

  private static Optional<IPAddress> address(String text) {
    try {
      return Optional.ofNullable(new IPAddressString(text, STRICT).toAddress())
          .filter(each -> !each.isMultiple() || each.getNetworkPrefixLength() != null);
    } catch (AddressStringException | IncompatibleAddressException e) {
      return Optional.empty();
    }
  }

  private static Ip ip(IPAddress address) {
    IPAddress plain = address.withoutPrefixLength();
    return new Ip(plain.toCanonicalString(), HexFormat.of().formatHex(plain.getBytes()));
  }
}
