package io.acvm.http;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.http.contract.Input;
import io.acvm.http.contract.InputReader;
import io.acvm.http.security.Gate;
import io.acvm.http.security.RequiredRoles;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes one route of each operation of the contract: read the body, let the caller in, hold the
 * request against its schemas, call the handler.
 */
final class ApiRoutes {
  private final OpenAPIContract contract;
  private final Gate gate;
  private final Handler<RoutingContext> bodies;
  private final Map<String, Role> roles = RequiredRoles.byOperation();

  ApiRoutes(OpenAPIContract contract, Gate gate, int maxBodyBytes) {
    this.contract = contract;
    this.gate = gate;
    this.bodies = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
  }

  /** Throws when handlers or roles do not match the contract. */
  void mount(Router router, Map<String, Function<RoutingContext, Future<?>>> handlers) {
    mustBeSame("handlers", handlers.keySet(), operationIds(false));
    mustBeSame("roles", roles.keySet(), operationIds(true));
    for (var path : contract.getPaths()) {
      for (var operation : path.getOperations()) {
        router
            .route(operation.getHttpMethod(), path.getName().replaceAll("\\{(.*?)}", ":$1"))
            .handler(this::readBody)
            .handler(admission(operation))
            .handler(validation(operation))
            .handler(call(handlers.get(operation.getOperationId())));
      }
    }
    router.route().handler(this::refuseMethod);
  }

  /**
   * Bodies of other types are not even read; a later handler refuses them where a body is expected.
   */
  private void readBody(RoutingContext context) {
    if (InputReader.isJson(context)) {
      bodies.handle(context);
    } else {
      context.next();
    }
  }

  private Handler<RoutingContext> admission(Operation operation) {
    var required = roles.get(operation.getOperationId());
    if (required == null) {
      return RoutingContext::next;
    }
    return context ->
        gate.admit(context, required)
            .onSuccess(principal -> admitted(context, principal))
            .onFailure(context::fail);
  }

  private static void admitted(RoutingContext context, Principal principal) {
    context.put(Exchange.PRINCIPAL, principal);
    context.next();
  }

  private Handler<RoutingContext> validation(Operation operation) {
    var reader = new InputReader(contract, operation);
    return context -> {
      context.put(Input.KEY, reader.read(context));
      context.next();
    };
  }

  private static Handler<RoutingContext> call(Function<RoutingContext, Future<?>> handler) {
    return context -> handler.apply(context).onFailure(context::fail);
  }

  /** A path of the contract with a method that it has not. */
  private void refuseMethod(RoutingContext context) {
    var path = context.request().path();
    var allowed =
        contract.operations().stream()
            .filter(operation -> pattern(operation).matcher(path).matches())
            .map(operation -> operation.getHttpMethod().name())
            .collect(Collectors.toCollection(TreeSet::new));
    if (allowed.isEmpty()) {
      context.next();
      return;
    }
    context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    context.fail(AcvmException.of(ErrorCode.METHOD_NOT_SUPPORTED));
  }

  private static Pattern pattern(Operation operation) {
    return Pattern.compile(
        operation.getOpenAPIPath().replace(".", "\\.").replaceAll("\\{.*?}", "[^/]+"));
  }

  private Set<String> operationIds(boolean onlySecured) {
    return contract.operations().stream()
        .filter(operation -> !onlySecured || !isPublic(operation))
        .map(Operation::getOperationId)
        .collect(Collectors.toSet());
  }

  private static boolean isPublic(Operation operation) {
    return operation.getSecurityRequirements().isEmpty();
  }

  private static void mustBeSame(String what, Set<String> ours, Set<String> theirs) {
    var difference = new HashSet<>(ours);
    difference.addAll(theirs);
    difference.removeIf(id -> ours.contains(id) && theirs.contains(id));
    if (!difference.isEmpty()) {
      throw new IllegalStateException(what + " and contract differ in " + difference);
    }
  }
}
