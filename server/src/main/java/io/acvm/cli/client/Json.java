package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON as the contract writes it. Answers stay trees: a newer server may say more than this program
 * knows, and reading them into records would take a third of a short command's time.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A tree from text; JsonProcessingException when it is none. */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("not JSON", cause);
    }
  }

  /** With line breaks, for people and diffs. */
  public static String pretty(JsonNode json) {
    return json.toPrettyString();
  }
}
