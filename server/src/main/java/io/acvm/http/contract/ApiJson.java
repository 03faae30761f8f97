package io.acvm.http.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * How the records of the contract are read and written: times as RFC 3339 in UTC, unknown
 * properties skipped.
 */
public final class ApiJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ApiJson() {}

  /** One JSON text without line breaks. */
  public static Buffer write(Object model) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(model));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model of the contract cannot be written", e);
    }
  }

  /** A model as the properties that its JSON has. */
  public static Map<String, Object> map(Object model) {
    return MAPPER.convertValue(model, new TypeReference<>() {});
  }

  /** Properties that the model has not are skipped. */
  public static <T> T read(JsonObject json, Class<T> type) {
    return MAPPER.convertValue(json.getMap(), type);
  }
}
