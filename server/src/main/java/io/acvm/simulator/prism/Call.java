package io.acvm.simulator.prism;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** One request as a route sees it. */
record Call(RoutingContext context) {

  /** A path parameter; refused when it is not a uuid. */
  String uuid(String parameter) {
    String text = context.pathParam(parameter);
    if (!Api.isUuid(text)) {
      throw ApiError.invalidUuid(text);
    }
    return text;
  }

  String path(String parameter) {
    return context.pathParam(parameter);
  }

  /** Null when absent. */
  String query(String name) {
    return context.request().getParam(name);
  }

  /** An empty body reads as an empty object; a field that is null reads as absent. */
  JsonObject body() {
    Buffer buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      return new JsonObject();
    }
    String type = context.request().getHeader("content-type");
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw ApiError.of(415, "UNSUPPORTED_MEDIA_TYPE_ERROR", "Unsupported content type.");
    }
    try {
      if (Json.decodeValue(buffer) instanceof JsonObject object) {
        dropNulls(object);
        return object;
      }
      throw ApiError.badRequest();
    } catch (DecodeException e) {
      throw ApiError.badRequest();
    }
  }

  private static void dropNulls(JsonObject object) {
    object.getMap().values().removeIf(value -> value == null);
    object.forEach(field -> dropNullsIn(field.getValue()));
  }

  private static void dropNullsIn(Object value) {
    if (value instanceof JsonObject object) {
      dropNulls(object);
    } else if (value instanceof JsonArray array) {
      array.forEach(Call::dropNullsIn);
    }
  }
}
