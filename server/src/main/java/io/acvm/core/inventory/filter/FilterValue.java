package io.acvm.core.inventory.filter;

import io.acvm.core.inventory.filter.FilterField.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what stands after an operator into a test of one value; empty where it makes no sense. */
final class FilterValue {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(mib|gib|tib|m|g|t|)");

  private FilterValue() {}

  static Optional<Predicate<Object>> predicate(
      Kind kind, FilterOperator operator, List<String> values) {
    List<Predicate<Object>> tests = new ArrayList<>();
    for (String value : values) {
      Optional<Predicate<Object>> test = one(kind, operator, value);
      if (test.isEmpty()) {
        return Optional.empty();
      }
      tests.add(test.get());
    }
    return tests.stream().reduce(Predicate::or);
  }

  private static Optional<Predicate<Object>> one(Kind kind, FilterOperator operator, String value) {
    if (kind == Kind.TEXT) {
      return operator.isOrdering() ? Optional.empty() : Optional.of(text(operator, value));
    }
    if (operator == FilterOperator.CONTAINS) {
      return Optional.empty();
    }
    return switch (kind) {
      case NUMBER, SIZE -> size(value, kind).map(wanted -> number(operator, wanted));
      case TIME -> time(operator, value);
      case TEXT -> Optional.empty();
    };
  }

  /** Whatever the case; with {@code *} for any characters where the whole text is compared. */
  private static Predicate<Object> text(FilterOperator operator, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    if (operator == FilterOperator.CONTAINS) {
      return each -> each.toString().toLowerCase(Locale.ROOT).contains(wanted);
    }
    if (operator == FilterOperator.EQUALS || wanted.indexOf('*') < 0) {
      return each -> each.toString().toLowerCase(Locale.ROOT).equals(wanted);
    }
    String[] parts = wanted.split("\\*", -1);
    return each -> fits(each.toString().toLowerCase(Locale.ROOT), parts);
  }

  /** Each part after the one before it, the first at the start, the last at the end. */
  private static boolean fits(String text, String[] parts) {
    int last = parts.length - 1;
    if (!text.startsWith(parts[0])) {
      return false;
    }
    int from = parts[0].length();
    for (int i = 1; i < last; i++) {
      int found = text.indexOf(parts[i], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[i].length();
    }
    return text.length() - parts[last].length() >= from && text.endsWith(parts[last]);
  }

  private static Predicate<Object> number(FilterOperator operator, long wanted) {
    return each -> operator.fits(Long.compare(((Number) each).longValue(), wanted));
  }

  private static Optional<Long> size(String value, Kind kind) {
    Matcher matcher = SIZE.matcher(value.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || (kind == Kind.NUMBER && !matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    int shift =
        switch (matcher.group(2)) {
          case "g", "gib" -> 10;
          case "t", "tib" -> 20;
          default -> 0;
        };
    return Optional.of(Long.parseLong(matcher.group(1)) << shift);
  }

  /** A day stands for all of it: "after" means after its end. */
  private static Optional<Predicate<Object>> time(FilterOperator operator, String value) {
    try {
      LocalDate day = LocalDate.parse(value);
      return Optional.of(
          each ->
              operator.fits(((Instant) each).atZone(ZoneOffset.UTC).toLocalDate().compareTo(day)));
    } catch (DateTimeParseException noDay) {
      return moment(value).map(at -> each -> operator.fits(((Instant) each).compareTo(at)));
    }
  }

  private static Optional<Instant> moment(String value) {
    try {
      return Optional.of(Instant.parse(value));
    } catch (DateTimeParseException noMoment) {
      return Optional.empty();
    }
  }
}
