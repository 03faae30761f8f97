package io.acvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two grammars of the original system's command line, so that people's scripts go on working:
 * {@code --start --name X} and {@code start X}. Its {@code --os-type} and {@code --no-organize} say
 * nothing here: what a VM is made from knows its guest, and nothing is organized unasked.
 */
final class OriginalForms {
  private static final Map<String, List<String>> VERBS =
      Map.ofEntries(
          Map.entry("list", List.of("vm", "list")),
          Map.entry("info", List.of("vm", "show")),
          Map.entry("create", List.of("vm", "create")),
          Map.entry("clone", List.of("vm", "clone")),
          Map.entry("start", List.of("vm", "start")),
          Map.entry("stop", List.of("vm", "stop")),
          Map.entry("restart", List.of("vm", "restart")),
          Map.entry("delete", List.of("vm", "delete")),
          Map.entry("status", List.of("provider", "status")),
          Map.entry("templates", List.of("template", "list")),
          Map.entry("clusters", List.of("cluster", "list")),
          Map.entry("networks", List.of("network", "list")));

  /** Verbs that today are commands of their own, so that only their flags are of the original. */
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "--organize", List.of("organize"),
          "--backup", List.of("backup", "create"),
          "--cleanup", List.of("cleanup", "run"));

  private static final Map<String, String> OPTIONS =
      Map.of(
          "--template", "--from",
          "--cpu", "--cpus",
          "--ram", "--memory",
          "--ssd", "--disk",
          "--force", "--yes");

  /** Verbs whose own command takes {@code --provider}; elsewhere it says which VM is meant. */
  private static final Set<String> BY_PROVIDER =
      Set.of("list", "create", "templates", "clusters", "networks", "--cleanup");

  private static final String DISK_OF_A_BLANK_VM = "20";

  private final List<String> rest = new ArrayList<>();
  private List<String> command;
  private String verb;
  private String name;
  private String source;
  private String provider;

  private OriginalForms() {}

  /** What was typed in today's grammar; unchanged when it is that already. */
  static String[] translate(String... typed) {
    OriginalForms forms = new OriginalForms();
    forms.read(List.of(typed));
    return forms.verb == null ? typed : forms.words().toArray(String[]::new);
  }

  private void read(List<String> typed) {
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      String value = i + 1 < typed.size() ? typed.get(i + 1) : "";
      boolean hasValue = !value.isEmpty() && !value.startsWith("-");
      if (verb == null && VERBS.containsKey(word)) {
        means(word, VERBS.get(word));
        if (hasValue && !command.contains("list")) {
          name = value;
          i++;
        }
      } else if (verb == null && word.startsWith("--") && VERBS.containsKey(word.substring(2))) {
        means(word.substring(2), VERBS.get(word.substring(2)));
      } else if (verb == null && FLAGS.containsKey(word)) {
        means(word, FLAGS.get(word));
      } else if (hasValue && takes(word, value)) {
        i++;
      } else if (verb == null) {
        return;
      } else if (word.equals("--detailed")) {
        rest.addAll(List.of("-o", "wide"));
      } else if (!word.equals("--no-organize")) {
        rest.add(OPTIONS.getOrDefault(word, word));
      }
    }
  }

  private void means(String typed, List<String> words) {
    verb = typed;
    command = words;
  }

  private boolean takes(String option, String value) {
    switch (option) {
      case "--provider" -> provider = value;
      case "--name" -> name = value;
      case "--source", "--source-vm" -> source = value;
      case "--os-type" -> {
        return true;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(command);
    if (source != null) {
      words.add(ofProvider(source));
    }
    if (name != null) {
      boolean made = verb.equals("create") || verb.equals("clone");
      words.add(made ? name : ofProvider(name));
    }
    if (provider != null && BY_PROVIDER.contains(verb)) {
      words.addAll(List.of("--provider", provider));
    }
    words.addAll(rest);
    if (verb.equals("create") && !rest.contains("--from") && !rest.contains("--help")) {
      words.add("--blank");
      words.addAll(rest.contains("--disk") ? List.of() : List.of("--disk", DISK_OF_A_BLANK_VM));
    }
    return words;
  }

  private String ofProvider(String vm) {
    return provider == null ? vm : provider + "/" + vm;
  }
}
