package io.acvm.core.inventory.filter;

import io.acvm.domain.vm.VmRecord;
import java.util.List;

/**
 * Which VMs are meant, in one line that page, API and command line share: {@code state:running
 * cpus>4 name~web -tag:lab}. Terms are joined by "and"; values after one field by commas, "or"; a
 * leading {@code -} turns a term round; a word without a field is looked for in names, addresses,
 * descriptions, tags and guest systems. Quotes hold words together.
 */
public final class VmFilter {
  private final List<FilterTerm> terms;

  private VmFilter(List<FilterTerm> terms) {
    this.terms = terms;
  }

  /** Throws {@code FILTER_INVALID} with the place and the word that make no sense. */
  public static VmFilter parse(String text) {
    return new VmFilter(FilterWords.of(text).stream().map(FilterTerm::parse).toList());
  }

  /** Whether every term fits; {@code searched} looks for a lower-case word in the VM's text. */
  public boolean matches(VmRecord vm, Search searched) {
    for (FilterTerm term : terms) {
      if (!term.matches(vm, searched)) {
        return false;
      }
    }
    return true;
  }

  /** Looks for a lower-case word. */
  @FunctionalInterface
  public interface Search {
    boolean contains(String lowerCase);
  }
}
