package io.acvm.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acvm.domain.Page;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The last item of a page: the next page begins after it. Opaque to callers, who may send anything.
 *
 * @param place what the list is ordered by
 * @param id tells items of the same place apart; empty where places are unique
 */
record Cursor(long place, String id) {
  static Cursor decode(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", 2);
      if (parts.length == 2) {
        return new Cursor(Long.parseLong(parts[0]), parts[1]);
      }
      throw AcvmException.of(ErrorCode.CURSOR_INVALID);
    } catch (IllegalArgumentException e) {
      throw AcvmException.of(ErrorCode.CURSOR_INVALID).causedBy(e);
    }
  }

  private String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place + ":" + id).getBytes(UTF_8));
  }

  /**
   * @param found up to one item more than the limit, which tells that there is a next page
   */
  static <T> Page<T> page(List<T> found, int limit, long total, Function<T, Cursor> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, total, Optional.empty());
    }
    return new Page<>(
        found.subList(0, limit), total, Optional.of(cursor.apply(found.get(limit - 1)).encode()));
  }
}
