package io.acvm.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Wording;
import java.util.function.BiFunction;

/**
 * One column of a list.
 *
 * @param heading key of its heading, after {@code column.}
 * @param wide shown with {@code -o wide} only
 */
public record Column(String heading, BiFunction<JsonNode, Wording, String> value, boolean wide) {
  /**
   * A property as it is.
   *
   * @param pointer JSON pointer to it
   */
  public static Column text(String heading, String pointer) {
    return new Column(heading, (item, wording) -> text(item.at(pointer)), false);
  }

  /** A value of an enumeration: its text has the key {@code prefix.VALUE}. */
  public static Column word(String heading, String pointer, String prefix) {
    return new Column(heading, (item, wording) -> word(item.at(pointer), prefix, wording), false);
  }

  public static Column time(String heading, String pointer) {
    return new Column(heading, (item, wording) -> wording.time(text(item.at(pointer))), false);
  }

  public static Column mebibytes(String heading, String pointer) {
    return new Column(
        heading, (item, wording) -> wording.mebibytes(number(item.at(pointer))), false);
  }

  public static Column bytes(String heading, String pointer) {
    return new Column(heading, (item, wording) -> wording.bytes(number(item.at(pointer))), false);
  }

  public static Column yesNo(String heading, String pointer) {
    return new Column(
        heading,
        (item, wording) -> wording.texts().get(item.at(pointer).asBoolean() ? "yes" : "no"),
        false);
  }

  public static Column of(String heading, BiFunction<JsonNode, Wording, String> value) {
    return new Column(heading, value, false);
  }

  /** The same, where there is room. */
  public Column whenWide() {
    return new Column(heading, value, true);
  }

  /** A scalar as it is, a list with commas; null where there is none. */
  public static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isArray()) {
      return node.asText();
    }
    StringBuilder all = new StringBuilder();
    node.forEach(each -> all.append(all.length() == 0 ? "" : ", ").append(each.asText()));
    return all.toString();
  }

  public static String word(JsonNode node, String prefix, Wording wording) {
    String value = text(node);
    return value == null ? null : wording.texts().orElse(prefix + "." + value, value);
  }

  private static Long number(JsonNode node) {
    return node.isNumber() ? node.asLong() : null;
  }
}
