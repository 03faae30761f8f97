package io.acvm.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.OptionSpec;

/** Builds the commands, and of the tree only the branch that the words lead to. */
final class CommandTree {
  private static final Set<String> VERSION = Set.of("-V", "--version");

  private final IFactory factory;

  CommandTree(IFactory factory) {
    this.factory = factory;
  }

  /**
   * The command with what is below it.
   *
   * @param more further commands right below it
   * @param words what was typed; where a word names no command all are there, to be shown and
   *     suggested
   */
  CommandLine build(Object command, List<Object> more, List<String> words) {
    CommandLine line = new CommandLine(command, factory);
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .descriptionKey("option.help")
                .build())
        .usageMessage()
        .abbreviateSynopsis(true);
    if (!words.isEmpty() && VERSION.contains(words.get(0))) {
      return line;
    }
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    named(classes(command), Function.identity(), words)
        .forEach(each -> line.addSubcommand(build(create(each), List.of(), rest)));
    named(more, Object::getClass, words)
        .forEach(each -> line.addSubcommand(build(each, List.of(), rest)));
    return line;
  }

  /** Those that the first word names; all where it names none of any kind. */
  private static <T> List<T> named(List<T> all, Function<T, Class<?>> type, List<String> words) {
    List<T> named = new ArrayList<>();
    for (T each : all) {
      if (!words.isEmpty() && answersTo(type.apply(each), words.get(0))) {
        named.add(each);
      }
    }
    return named.isEmpty() ? all : named;
  }

  private static boolean answersTo(Class<?> type, String word) {
    Command names = type.getAnnotation(Command.class);
    return names.name().equals(word) || Arrays.asList(names.aliases()).contains(word);
  }

  private static List<Class<?>> classes(Object command) {
    Subcommands below = command.getClass().getAnnotation(Subcommands.class);
    return below == null ? List.of() : List.of(below.value());
  }

  private Object create(Class<?> type) {
    try {
      return factory.create(type);
    } catch (Exception cause) {
      throw new IllegalStateException(type.getName(), cause);
    }
  }
}
