package io.acvm.http.contract;

import static io.acvm.http.contract.FieldFault.inBody;
import static io.acvm.http.contract.FieldFault.ofParameter;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the requests of one operation and holds them against its schemas.
 *
 * <p>Parameters are read here and not by the library's extractor, which decodes queries twice,
 * takes text that looks like JSON for JSON, stops at the first fault, and neither refuses unknown
 * query parameters nor applies defaults.
 */
public final class InputReader {
  private static final Object UNREADABLE = new Object();

  private final Operation operation;
  private final SchemaRepository schemas;
  private final Set<String> queryNames;

  public InputReader(OpenAPIContract contract, Operation operation) {
    this.operation = operation;
    this.schemas = contract.getSchemaRepository();
    this.queryNames =
        operation.getParameters().stream()
            .filter(parameter -> parameter.getIn() == Location.QUERY)
            .map(Parameter::getName)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Throws {@link InvalidRequestException} with every fault of the request, not only the first. */
  public Input read(RoutingContext context) {
    var faults = new ArrayList<FieldFault>();
    context.queryParams().names().stream()
        .filter(name -> !queryNames.contains(name))
        .forEach(name -> faults.add(ofParameter(name, "unknown", null)));
    var values = new HashMap<String, Object>();
    operation
        .getParameters()
        .forEach(each -> values.put(each.getName(), value(each, context, faults)));
    var body = body(context, faults);
    if (!faults.isEmpty()) {
      throw new InvalidRequestException(faults);
    }
    return new Input(values, body);
  }

  private Object value(Parameter parameter, RoutingContext context, List<FieldFault> faults) {
    var texts = texts(parameter, context);
    if (texts.isEmpty()) {
      return parameter.getSchema().get("default");
    }
    if (texts.size() > 1) {
      faults.add(ofParameter(parameter.getName(), "once", null));
      return null;
    }
    var value = typed(texts.get(0), parameter.getSchema().get("type"));
    faultsOf(parameter.getSchema(), value)
        .forEach(
            fault -> faults.add(ofParameter(parameter.getName(), fault.rule(), fault.limit())));
    return value;
  }

  private static List<String> texts(Parameter parameter, RoutingContext context) {
    var name = parameter.getName();
    return switch (parameter.getIn()) {
      case PATH -> List.of(context.pathParam(name));
      case QUERY -> context.queryParam(name);
      case HEADER -> context.request().headers().getAll(name);
      case COOKIE -> throw new IllegalStateException("cookie parameters are not read: " + name);
    };
  }

  /** A text that is not of the type stays a text, so that the schema refuses it. */
  private static Object typed(String text, String type) {
    return switch (type) {
      case "integer" -> text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
      case "boolean" -> text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
      default -> text;
    };
  }

  private JsonObject body(RoutingContext context, List<FieldFault> faults) {
    var declared = operation.getRequestBody();
    if (declared == null) {
      return new JsonObject();
    }
    if (!hasJsonBody(context)) {
      if (declared.isRequired()) {
        faults.add(inBody("", "required", null));
      }
      return new JsonObject();
    }
    var schema = declared.getContent().get(MediaType.APPLICATION_JSON).getSchema();
    var value = parsed(context.body().buffer(), faults);
    if (value != UNREADABLE) {
      faults.addAll(faultsOf(schema, value));
    }
    return value instanceof JsonObject object ? object : new JsonObject();
  }

  /** Fails with MEDIA_TYPE_UNSUPPORTED where there is a body that is not JSON. */
  private static boolean hasJsonBody(RoutingContext context) {
    if (!isJson(context) && hasContent(context)) {
      throw AcvmException.of(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
    }
    var content = context.body().buffer();
    return content != null && content.length() > 0;
  }

  /**
   * Whether the request says that its body is JSON; the charset can only be the one that JSON has.
   */
  public static boolean isJson(RoutingContext context) {
    var type = context.parsedHeaders().contentType();
    var charset = type.parameter("charset");
    return "application/json".equalsIgnoreCase(type.value())
        && (charset == null || "utf-8".equalsIgnoreCase(charset));
  }

  private static boolean hasContent(RoutingContext context) {
    var headers = context.request().headers();
    return headers.contains(HttpHeaders.CONTENT_LENGTH)
        ? !"0".equals(headers.get(HttpHeaders.CONTENT_LENGTH))
        : headers.contains(HttpHeaders.TRANSFER_ENCODING)
            || headers.contains(HttpHeaders.CONTENT_TYPE);
  }

  private static Object parsed(Buffer content, List<FieldFault> faults) {
    try {
      return Json.decodeValue(content);
    } catch (DecodeException e) {
      faults.add(inBody("", "json", null));
      return UNREADABLE;
    }
  }

  private List<FieldFault> faultsOf(JsonSchema schema, Object value) {
    var result = schemas.validator(schema).validate(value);
    return result.getValid() ? List.of() : SchemaFaults.of((JsonObject) schema, value, result);
  }
}
