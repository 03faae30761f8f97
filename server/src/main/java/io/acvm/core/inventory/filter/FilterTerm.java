package io.acvm.core.inventory.filter;

import io.acvm.core.inventory.filter.FilterWords.Word;
import io.acvm.core.inventory.filter.VmFilter.Search;
import io.acvm.domain.vm.VmRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One word of a filter, understood. */
final class FilterTerm {
  private final boolean negated;
  private final Test test;

  private FilterTerm(boolean negated, Test test) {
    this.negated = negated;
    this.test = test;
  }

  static FilterTerm parse(Word word) {
    boolean negated = word.text().length() > 1 && word.text().startsWith("-");
    String text = negated ? word.text().substring(1) : word.text();
    int nameEnd = 0;
    while (nameEnd < text.length() && Character.isLetter(text.charAt(nameEnd))) {
      nameEnd++;
    }
    Optional<FilterOperator> operator = FilterOperator.atStartOf(text.substring(nameEnd));
    if (nameEnd == 0 || operator.isEmpty()) {
      return new FilterTerm(negated, anywhere(text));
    }
    FilterField field = FilterField.named(text.substring(0, nameEnd)).orElseThrow(word::senseless);
    String value = text.substring(nameEnd + operator.get().sign().length());
    Predicate<Object> fits =
        FilterValue.predicate(field.kind(), operator.get(), FilterWords.values(value))
            .orElseThrow(word::senseless);
    return new FilterTerm(negated, (vm, searched) -> field.of(vm).anyMatch(fits));
  }

  private static Test anywhere(String text) {
    List<String> alternatives =
        FilterWords.values(text).stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    return (vm, searched) -> alternatives.stream().anyMatch(searched::contains);
  }

  boolean matches(VmRecord vm, Search searched) {
    return test.passes(vm, searched) != negated;
  }

  private interface Test {
    boolean passes(VmRecord vm, Search searched);
  }
}
