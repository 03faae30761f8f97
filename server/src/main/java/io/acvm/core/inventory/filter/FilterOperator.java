package io.acvm.core.inventory.filter;

import java.util.Optional;
import java.util.stream.Stream;

/** How a field is compared with a value. The longer sign is tried first. */
enum FilterOperator {
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE(">"),
  LESS("<"),
  CONTAINS("~"),
  IS(":"),
  EQUALS("=");

  private final String sign;

  FilterOperator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** The operator that a text begins with. */
  static Optional<FilterOperator> atStartOf(String text) {
    return Stream.of(values()).filter(each -> text.startsWith(each.sign)).findFirst();
  }

  boolean isOrdering() {
    return switch (this) {
      case AT_LEAST, AT_MOST, MORE, LESS -> true;
      case CONTAINS, IS, EQUALS -> false;
    };
  }

  /** Whether a comparison's result, as of {@link Comparable#compareTo}, fits. */
  boolean fits(int compared) {
    return switch (this) {
      case AT_LEAST -> compared >= 0;
      case AT_MOST -> compared <= 0;
      case MORE -> compared > 0;
      case LESS -> compared < 0;
      case CONTAINS, IS, EQUALS -> compared == 0;
    };
  }
}
