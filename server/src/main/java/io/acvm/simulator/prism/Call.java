package io.acvm.simulator.prism;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;

/**
 * One request as a route sees it.
 *
 * @param context whose session this is
 * @param parameters of the path
 */
record Call(
    RoutingContext context, Map<String, String> parameters, MultiMap queries, Buffer buffer) {

  static Call of(RoutingContext context) {
    Buffer body = context.body() == null ? null : context.body().buffer();
    return new Call(context, context.pathParams(), context.queryParams(), body);
  }

  /** A path parameter; refused when it is not a uuid. */
  String uuid(String parameter) {
    String text = path(parameter);
    if (!Api.isUuid(text)) {
      throw ApiError.invalidUuid(text);
    }
    return text;
  }

  String path(String parameter) {
    return parameters.get(parameter);
  }

  /** Null when absent. */
  String query(String name) {
    return queries.get(name);
  }

  String user() {
    return context.<String>get(Authentication.USER).toLowerCase(Locale.ROOT);
  }

  /** An empty body reads as an empty object; a field that is null reads as absent. */
  JsonObject body() {
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
