package io.acvm.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What can follow on a command.
 *
 * @param path its words, empty for the root
 * @param words commands below it, and what its arguments may be
 * @param values what may follow on those of its options that take one of a few words
 */
record CompletionEntry(String path, List<Word> words, List<Word> options, List<Values> values) {
  /** A word with what it means. */
  record Word(String text, String meaning) {}

  /** What may follow on an option, by any of its names. */
  record Values(List<String> names, List<String> words) {}

  /** Of a command and all below it that is not hidden. */
  static List<CompletionEntry> of(CommandLine root) {
    List<CompletionEntry> all = new ArrayList<>();
    collect("", root, all);
    return all;
  }

  private static void collect(String path, CommandLine command, List<CompletionEntry> all) {
    List<CommandLine> below =
        command.getSubcommands().values().stream()
            .distinct()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .toList();
    List<Word> words = new ArrayList<>();
    for (CommandLine each : below) {
      UsageMessageSpec usage = each.getCommandSpec().usageMessage();
      words.add(new Word(each.getCommandName(), meaning(usage.description())));
    }
    for (PositionalParamSpec each : command.getCommandSpec().positionalParameters()) {
      candidates(each).forEach(word -> words.add(new Word(word, "")));
    }
    List<Word> options = new ArrayList<>();
    List<Values> values = new ArrayList<>();
    for (OptionSpec each : command.getCommandSpec().options()) {
      options.add(new Word(each.longestName(), meaning(each.description())));
      List<String> candidates = candidates(each);
      if (!candidates.isEmpty()) {
        values.add(new Values(List.of(each.names()), candidates));
      }
    }
    all.add(new CompletionEntry(path, words, options, values));
    for (CommandLine each : below) {
      collect((path + " " + each.getCommandName()).strip(), each, all);
    }
  }

  private static List<String> candidates(ArgSpec argument) {
    if (argument.completionCandidates() == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    argument.completionCandidates().forEach(words::add);
    return words;
  }

  private static String meaning(String... description) {
    return description.length == 0 ? "" : description[0];
  }
}
