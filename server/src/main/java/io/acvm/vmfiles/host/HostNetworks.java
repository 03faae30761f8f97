package io.acvm.vmfiles.host;

import io.acvm.vmfiles.SmallFiles;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which virtual networks a host has. Each of the sources can be missing, and none tells everything.
 */
public final class HostNetworks {
  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern ANSWER =
      Pattern.compile("\\s*answer\\s+VNET_(\\d{1,3})_(\\w+)\\s+(.*?)\\s*");
  private static final Pattern NETMAP = Pattern.compile("network(\\d{1,3})\\.device");
  private static final Pattern DEVICE = Pattern.compile("(?i)(?:.*\\s)?vmnet(\\d{1,3})");

  private HostNetworks() {}

  /** From {@code /etc/vmware/networking}, by number. */
  public static List<HostNetwork> readNetworking(Path file) throws IOException {
    String text = new String(SmallFiles.read(file, MAX_BYTES), StandardCharsets.UTF_8);
    Map<Integer, Map<String, String>> answers = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = ANSWER.matcher(line);
      if (matcher.matches()) {
        answers
            .computeIfAbsent(Integer.valueOf(matcher.group(1)), n -> new HashMap<>())
            .put(matcher.group(2), matcher.group(3));
      }
    }
    return answers.entrySet().stream()
        .map(entry -> network(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static HostNetwork network(int number, Map<String, String> answers) {
    return new HostNetwork(
        number,
        answers.getOrDefault("DISPLAY_NAME", ""),
        Optional.ofNullable(answers.get("HOSTONLY_SUBNET")),
        Optional.ofNullable(answers.get("HOSTONLY_NETMASK")),
        answers.getOrDefault("NAT", "").equalsIgnoreCase("yes"),
        answers.getOrDefault("DHCP", "").equalsIgnoreCase("yes"));
  }

  /** Names from {@code netmap.conf}, by number of the network. */
  public static Map<Integer, String> readNetmap(Path file) throws IOException {
    Dictionary dictionary = Dictionary.read(file);
    Map<Integer, String> names = new TreeMap<>();
    for (String key : dictionary.keys()) {
      Matcher matcher = NETMAP.matcher(key.toLowerCase(Locale.ROOT));
      Matcher device = DEVICE.matcher(dictionary.get(key, ""));
      if (matcher.matches() && device.matches()) {
        names.put(
            Integer.valueOf(device.group(1)),
            dictionary.get("network" + matcher.group(1) + ".name", ""));
      }
    }
    return names;
  }

  /**
   * Numbers of the networks to which the host itself is connected, by the names of its network
   * cards.
   */
  public static Set<Integer> connected() throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (String name : new String[] {card.getName(), card.getDisplayName()}) {
        numberOf(name == null ? "" : name).ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  /** {@code vmnet8} on Linux, "VMware Network Adapter VMnet8" on Windows. */
  static Optional<Integer> numberOf(String cardName) {
    Matcher matcher = DEVICE.matcher(cardName);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
