package io.acvm.simulator.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The filter language of lists: {@code ;} is and, {@code ,} inside parentheses is or. No client
 * escapes names, so a comma outside parentheses belongs to the value it stands in.
 */
final class Fiql<T> {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "([A-Za-z_][\\w.:]*)(==|!=|=ge=|=gt=|=le=|=lt=|=in=|=out=)(.*)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final String ABSENT = "[no_val]";

  private final Function<String, Function<T, String>> attributes;

  /**
   * @param attributes what may be filtered on; a null value means the entity has none
   */
  Fiql(Map<String, Function<T, String>> attributes) {
    this(attributes::get);
  }

  /**
   * @param attributes what to filter on by its name; null for one that is not known
   */
  Fiql(Function<String, Function<T, String>> attributes) {
    this.attributes = attributes;
  }

  /** An empty filter matches everything; an unknown attribute or a broken expression is refused. */
  Predicate<T> parse(String filter) {
    return filter.isBlank() ? any -> true : and(filter.strip());
  }

  private Predicate<T> and(String text) {
    Predicate<T> all = any -> true;
    for (String part : split(text, ';')) {
      all = all.and(operand(part.strip()));
    }
    return all;
  }

  private Predicate<T> or(String text) {
    Predicate<T> any = none -> false;
    for (String part : split(text, ',')) {
      any = any.or(and(part.strip()));
    }
    return any;
  }

  private Predicate<T> operand(String text) {
    if (text.startsWith("(") && text.endsWith(")")) {
      return or(text.substring(1, text.length() - 1));
    }
    Matcher comparison = COMPARISON.matcher(text);
    if (!comparison.matches()) {
      throw ApiError.invalid("filter", "Invalid filter expression: " + text);
    }
    Function<T, String> attribute = attributes.apply(comparison.group(1));
    if (attribute == null) {
      throw ApiError.invalid("filter", "Unknown attribute: " + comparison.group(1));
    }
    Predicate<String> test = test(comparison.group(2), comparison.group(3));
    return entity -> test.test(attribute.apply(entity));
  }

  private static Predicate<String> test(String operator, String value) {
    return switch (operator) {
      case "==" -> equality(value);
      case "!=" -> equality(value).negate();
      case "=in=" -> membership(value);
      case "=out=" -> membership(value).negate();
      case "=ge=" -> actual -> actual != null && compare(actual, value) >= 0;
      case "=gt=" -> actual -> actual != null && compare(actual, value) > 0;
      case "=le=" -> actual -> actual != null && compare(actual, value) <= 0;
      default -> actual -> actual != null && compare(actual, value) < 0;
    };
  }

  private static Predicate<String> membership(String values) {
    List<String> members = BAR.splitAsStream(values).toList();
    return members::contains;
  }

  private static Predicate<String> equality(String value) {
    if (value.equals(ABSENT)) {
      return actual -> actual == null;
    }
    if (!value.contains(".*")) {
      return value::equals;
    }
    try {
      Pattern pattern = Pattern.compile(value);
      return actual -> actual != null && pattern.matcher(actual).matches();
    } catch (PatternSyntaxException e) {
      throw ApiError.invalid("filter", "Invalid pattern: " + value);
    }
  }

  private static int compare(String actual, String value) {
    if (NUMBER.matcher(actual).matches() && NUMBER.matcher(value).matches()) {
      return Double.compare(Double.parseDouble(actual), Double.parseDouble(value));
    }
    return actual.toLowerCase(Locale.ROOT).compareTo(value.toLowerCase(Locale.ROOT));
  }

  /** At the top level only: not inside a group that begins a part. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' && (depth > 0 || i == start)) {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
