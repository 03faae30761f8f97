package io.acvm.store.sql;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A list that is read page by page: each begins after the last item of the one before, so that a
 * late page costs what the first does.
 *
 * @param from the table, with a short name where the conditions need one
 * @param order what the cursor stands for, for {@code ORDER BY}
 * @param beyond adds the condition of what comes after a cursor
 * @param cursor of an item
 */
record Paging<T>(
    String from,
    String order,
    Function<Row, T> item,
    BiConsumer<Where, Cursor> beyond,
    Function<T, Cursor> cursor) {
  /** One page, with how many there are in all. */
  Future<Page<T>> read(Sql sql, Where where, PageRequest page) {
    return sql.number("SELECT COUNT(*) FROM " + from + where.clause(), where.values())
        .compose(
            total -> {
              page.cursor().map(Cursor::decode).ifPresent(last -> beyond.accept(where, last));
              return sql.list(
                      "SELECT * FROM " + from + where.clause() + " ORDER BY " + order + " LIMIT ?",
                      item,
                      where.valuesAnd(page.limit() + 1))
                  .map(found -> Cursor.page(found, page.limit(), total, cursor));
            });
  }
}
