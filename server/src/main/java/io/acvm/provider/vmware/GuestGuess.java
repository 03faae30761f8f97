package io.acvm.provider.vmware;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which system an ISO installs, by its file name; VMware wants to be told before anything is
 * installed. A wrong guess costs some speed and a menu entry, not the installation.
 */
final class GuestGuess {
  private static final Map<String, String> BY_WORD = new LinkedHashMap<>();

  static {
    BY_WORD.put("ubuntu", "ubuntu-64");
    BY_WORD.put("debian", "debian12-64");
    BY_WORD.put("rocky", "rockylinux-64");
    BY_WORD.put("alma", "almalinux-64");
    BY_WORD.put("fedora", "fedora-64");
    BY_WORD.put("opensuse", "opensuse-64");
    BY_WORD.put("rhel", "rhel9-64");
    BY_WORD.put("centos", "centos9-64");
    BY_WORD.put("freebsd", "freeBSD14-64");
    BY_WORD.put("server", "windows2019srvNext-64");
    BY_WORD.put("win11", "windows11-64");
    BY_WORD.put("win", "windows9-64");
  }

  private GuestGuess() {}

  static String of(Optional<Path> iso, boolean windows) {
    String name = iso.map(file -> file.getFileName().toString()).orElse("");
    String lower = name.toLowerCase(Locale.ROOT);
    return BY_WORD.entrySet().stream()
        .filter(entry -> lower.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(id -> !windows || id.startsWith("windows"))
        .findFirst()
        .orElse(windows ? "windows9-64" : "other5xlinux-64");
  }
}
