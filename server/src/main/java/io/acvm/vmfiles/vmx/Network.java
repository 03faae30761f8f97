package io.acvm.vmfiles.vmx;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network adapter is connected to.
 *
 * @param vnet the name as the .vmx has it ({@code vmnet2}, {@code VMnet5}, {@code /dev/vmnet8});
 *     empty unless custom
 */
public record Network(Kind kind, String vnet) {
  private static final Pattern VMNET = Pattern.compile("(?i)(?:/dev/)?vmnet(\\d{1,3})");
  private static final int HOST_ONLY_NUMBER = 1;
  private static final int NAT_NUMBER = 8;

  /** The four ways of connecting. */
  public enum Kind {
    BRIDGED,
    NAT,
    HOSTONLY,
    CUSTOM;

    private String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * From {@code bridged}, {@code nat}, {@code hostonly}, or the name of a virtual network.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Network parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "bridged" -> new Network(Kind.BRIDGED, "");
      case "nat" -> new Network(Kind.NAT, "");
      case "hostonly" -> new Network(Kind.HOSTONLY, "");
      default -> {
        if (!VMNET.matcher(name).matches()) {
          throw new IllegalArgumentException("not a network of VMware Workstation");
        }
        yield new Network(Kind.CUSTOM, name);
      }
    };
  }

  /** As VMware reads it: no connection type means bridged. */
  static Network read(String connectionType, String vnet) {
    return switch (connectionType.toLowerCase(Locale.ROOT)) {
      case "nat" -> new Network(Kind.NAT, "");
      case "hostonly" -> new Network(Kind.HOSTONLY, "");
      case "custom" -> new Network(Kind.CUSTOM, vnet);
      default -> new Network(Kind.BRIDGED, "");
    };
  }

  String connectionType() {
    return kind.value();
  }

  /**
   * N of the vmnetN behind it, by VMware's fixed roles; empty for bridged and for a custom name of
   * another form.
   */
  public OptionalInt number() {
    Matcher matcher = VMNET.matcher(vnet);
    return switch (kind) {
      case BRIDGED -> OptionalInt.empty();
      case HOSTONLY -> OptionalInt.of(HOST_ONLY_NUMBER);
      case NAT -> OptionalInt.of(NAT_NUMBER);
      case CUSTOM ->
          matcher.matches()
              ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
              : OptionalInt.empty();
    };
  }

  /**
   * {@code bridged}, {@code nat}, {@code hostonly} or {@code vmnetN}; what {@link #parse} takes.
   */
  public String name() {
    return kind == Kind.CUSTOM && number().isPresent()
        ? "vmnet" + number().getAsInt()
        : kind == Kind.CUSTOM ? vnet : kind.value();
  }
}
