package io.acvm.store.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Conditions of a query, put together. Conditions are our own text; values are always bound. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  Where equal(String column, Optional<?> value) {
    return value.isPresent() ? and(column + " = ?", value.get()) : this;
  }

  /** Among the candidates, or anything when there are none. */
  Where in(String column, Collection<?> candidates) {
    return candidates.isEmpty()
        ? this
        : and(
            column + " IN (" + String.join(", ", Collections.nCopies(candidates.size(), "?")) + ")",
            candidates.toArray());
  }

  Where and(String condition, Object... bound) {
    conditions.add(condition);
    values.addAll(Arrays.asList(bound));
    return this;
  }

  /** The clause with a space before it; nothing when there is no condition. */
  String clause() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  Object[] values() {
    return values.toArray();
  }

  /** The values and one more for a place after the clause. */
  Object[] valuesAnd(Object last) {
    List<Object> all = new ArrayList<>(values);
    all.add(last);
    return all.toArray();
  }
}
