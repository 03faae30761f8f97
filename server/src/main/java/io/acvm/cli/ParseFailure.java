package io.acvm.cli;

import io.acvm.cli.output.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the person's language what is wrong with what was typed. */
final class ParseFailure {
  private final Texts texts;

  ParseFailure(Texts texts) {
    this.texts = texts;
  }

  /** Only a group of commands was named, and none of them. */
  static boolean isGroupAlone(ParameterException failure) {
    return failure.getClass() == ParameterException.class
        && failure.getArgSpec() == null
        && !failure.getCommandLine().getSubcommands().isEmpty();
  }

  String text(ParameterException failure) {
    return Table.plain(sentence(failure));
  }

  private String sentence(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (failure instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return texts.get("parse.missing", names(missing.getMissing()));
    }
    if (failure instanceof OverwrittenOptionException) {
      return texts.get("parse.twice", name(failure.getArgSpec()));
    }
    if (failure instanceof MutuallyExclusiveArgsException) {
      return texts.get("parse.exclusive", failure.getMessage().replaceAll("^.*: ", ""));
    }
    if (failure.getArgSpec() != null && failure.getValue() != null) {
      return texts.get("parse.value", failure.getValue(), name(failure.getArgSpec()))
          + expected(failure);
    }
    return failure.getMessage();
  }

  private String unmatched(UnmatchedArgumentException failure) {
    String text = texts.get("parse.unknown", failure.getUnmatched().get(0));
    List<String> meant = failure.getSuggestions();
    return meant.isEmpty() ? text : text + " " + texts.get("parse.meant", String.join(", ", meant));
  }

  /** What a value may be: the names of an enumeration, or the forms that a converter told. */
  private static String expected(ParameterException failure) {
    Class<?> type = failure.getArgSpec().type();
    if (type.isEnum()) {
      return ": " + String.join(", ", completions(failure.getArgSpec()));
    }
    return failure.getCause() instanceof TypeConversionException told
        ? ": " + told.getMessage()
        : "";
  }

  private static List<String> completions(ArgSpec argument) {
    return Arrays.stream(argument.type().getEnumConstants()).map(Object::toString).toList();
  }

  private static String names(List<ArgSpec> arguments) {
    return arguments.stream().map(ParseFailure::name).collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName()
        : ((PositionalParamSpec) argument).paramLabel();
  }
}
