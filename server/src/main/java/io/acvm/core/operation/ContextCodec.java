package io.acvm.core.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.function.UnaryOperator;

/**
 * Contexts as the store keeps them: JSON, sealed because they may hold passwords of guests; for the
 * same reason a request is recognised by a keyed tag, not by a plain digest that could be guessed.
 */
public final class ContextCodec {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final UnaryOperator<String> seal;
  private final UnaryOperator<String> open;
  private final UnaryOperator<String> tag;

  public ContextCodec(
      UnaryOperator<String> seal, UnaryOperator<String> open, UnaryOperator<String> tag) {
    this.seal = seal;
    this.open = open;
    this.tag = tag;
  }

  String encode(Object context) {
    return seal.apply(plain(context));
  }

  <C> C decode(String sealed, Class<C> type) {
    try {
      return JSON.readValue(open.apply(sealed), type);
    } catch (JsonProcessingException e) {
      // Its message may quote the text, which may hold a password.
      throw new IllegalArgumentException(
          "not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName());
    }
  }

  /** The same text for equal records of one type, which tells nothing of what is in them. */
  public String tag(Object value) {
    return tag.apply(value.getClass().getName() + plain(value));
  }

  private static String plain(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value.getClass(), e);
    }
  }
}
