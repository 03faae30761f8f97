package io.acvm.simulator.prism;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code POST /batch}: up to sixty requests in one, carried out one after the other. */
final class BatchRoutes {
  private static final int MAX_REQUESTS = 60;
  private static final Pattern SLASH = Pattern.compile("/");

  private final Http http;

  BatchRoutes(Http http) {
    this.http = http;
  }

  void mount() {
    http.post("/batch", this::batch);
  }

  private record Request(HttpMethod method, String path, JsonObject body) {}

  private Answer batch(Call call) {
    Node root = Node.root(call.body());
    root.oneOf("execution_order", List.of("SEQUENTIAL", "NON_SEQUENTIAL"));
    String onFailure = root.oneOf("action_on_failure", List.of("CONTINUE", "ABORT"));
    root.required("api_request_list");
    List<Node> nodes = root.objects("api_request_list");
    if (nodes.isEmpty() || nodes.size() > MAX_REQUESTS) {
      root.problem("api_request_list", "must have 1 to " + MAX_REQUESTS + " items");
    }
    List<Request> requests = nodes.stream().map(BatchRoutes::read).toList();
    root.check();
    JsonArray responses = new JsonArray();
    for (Request request : requests) {
      Answer answer = answer(call.context(), request);
      responses.add(
          new JsonObject()
              .put("status", String.valueOf(answer.status()))
              .put("path_and_params", request.path())
              .put("api_response", answer.body()));
      if (answer.status() >= 400 && "ABORT".equals(onFailure)) {
        break;
      }
    }
    return Answer.ok(
        new JsonObject().put("api_version", Api.VERSION).put("api_response_list", responses));
  }

  private static Request read(Node node) {
    node.required("operation");
    String operation = node.oneOf("operation", List.of("GET", "POST", "PUT", "DELETE"));
    String path = node.requiredString("path_and_params", 2048);
    return new Request(
        operation == null ? null : HttpMethod.valueOf(operation.toUpperCase(Locale.ROOT)),
        path,
        node.object("body").json());
  }

  private Answer answer(RoutingContext context, Request request) {
    int question = request.path().indexOf('?');
    String path = question < 0 ? request.path() : request.path().substring(0, question);
    String full = path.startsWith("/api/") ? path : Http.V3 + path;
    try {
      for (Http.Mounted mounted : http.routes()) {
        Map<String, String> parameters = match(mounted, request.method(), full);
        if (parameters != null && !full.endsWith("/batch")) {
          Call call =
              new Call(
                  context,
                  parameters,
                  MultiMap.caseInsensitiveMultiMap(),
                  request.body().toBuffer());
          return mounted.route().handle(call);
        }
      }
      throw ApiError.of(404, "ENTITY_NOT_FOUND", "The request cannot be served.");
    } catch (ApiError refused) {
      return new Answer(refused.status(), refused.body());
    }
  }

  /** The parameters of the path; null when the route is another one. */
  private static Map<String, String> match(Http.Mounted mounted, HttpMethod method, String path) {
    List<String> wanted = SLASH.splitAsStream(mounted.path()).toList();
    List<String> given = SLASH.splitAsStream(path).toList();
    if (!mounted.method().equals(method) || wanted.size() != given.size()) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).startsWith(":")) {
        parameters.put(wanted.get(i).substring(1), given.get(i));
      } else if (!wanted.get(i).equals(given.get(i))) {
        return null;
      }
    }
    return parameters;
  }
}
