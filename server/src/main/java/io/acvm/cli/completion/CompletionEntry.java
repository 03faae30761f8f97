package io.acvm.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can follow on a command.
 *
 * @param path its words, empty for the root
 */
record CompletionEntry(String path, List<Word> commands, List<Word> options) {
  /** A word with what it means. */
  record Word(String text, String meaning) {}

  /** Of a command and all below it. */
  static List<CompletionEntry> of(CommandLine root) {
    List<CompletionEntry> all = new ArrayList<>();
    collect("", root, all);
    return all;
  }

  private static void collect(String path, CommandLine command, List<CompletionEntry> all) {
    List<Word> commands = new ArrayList<>();
    List<Word> options = new ArrayList<>();
    for (CommandLine each : new LinkedHashSet<>(command.getSubcommands().values())) {
      CommandSpec below = each.getCommandSpec();
      commands.add(new Word(below.name(), meaning(below.usageMessage().description())));
    }
    for (OptionSpec each : command.getCommandSpec().options()) {
      options.add(new Word(each.longestName(), meaning(each.description())));
    }
    all.add(new CompletionEntry(path, commands, options));
    for (CommandLine each : new LinkedHashSet<>(command.getSubcommands().values())) {
      collect((path + " " + each.getCommandName()).strip(), each, all);
    }
  }

  private static String meaning(String... description) {
    return description.length == 0 ? "" : description[0];
  }
}
