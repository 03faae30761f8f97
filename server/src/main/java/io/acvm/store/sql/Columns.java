package io.acvm.store.sql;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * How values are kept in columns, the same way in every engine: times as nanoseconds since 1970, so
 * that what is read equals what was written (until the year 2262), flags as 0 and 1, constants by
 * name, empty optionals as null.
 */
final class Columns {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Columns() {}

  static Tuple tuple(Object... values) {
    Tuple tuple = Tuple.tuple();
    for (Object value : values) {
      tuple.addValue(column(value));
    }
    return tuple;
  }

  private static Object column(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Columns::column).orElse(null);
    }
    if (value instanceof Instant time) {
      return nanos(time);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value;
  }

  static long nanos(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }

  static Instant instant(Row row, String column) {
    return instant(row.getLong(column));
  }

  static Optional<Instant> optionalInstant(Row row, String column) {
    return Optional.ofNullable(row.getLong(column)).map(Columns::instant);
  }

  static Optional<String> optionalText(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }

  static boolean flag(Row row, String column) {
    return row.getLong(column) != 0;
  }

  static <E extends Enum<E>> E constant(Class<E> type, Row row, String column) {
    return Enum.valueOf(type, row.getString(column));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
