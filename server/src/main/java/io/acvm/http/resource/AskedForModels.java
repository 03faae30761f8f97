package io.acvm.http.resource;

import io.acvm.api.model.OperationRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.AskedFor;
import io.acvm.http.contract.Input;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests that can be sent again, without what is told to a guest in confidence. */
final class AskedForModels {
  private static final Set<String> SECRETS = Set.of("password", "userData", "unattendXml");

  private AskedForModels() {}

  static AskedFor of(RoutingContext context, Input input) {
    JsonObject body = input.body();
    boolean complete = !removeSecrets(body);
    return new AskedFor(
        context.request().method().name(),
        context.request().uri(),
        body.isEmpty() ? Optional.empty() : Optional.of(body.encode()),
        complete);
  }

  /** Throws {@code OPERATION_REQUEST_UNKNOWN}. */
  static OperationRequest request(Optional<AskedFor> known) {
    AskedFor request =
        known.orElseThrow(() -> AcvmException.of(ErrorCode.OPERATION_REQUEST_UNKNOWN));
    return new OperationRequest(
        request.method(),
        request.path(),
        request.body().map(text -> new JsonObject(text).getMap()).orElse(null),
        request.complete());
  }

  private static boolean removeSecrets(Object value) {
    boolean found = false;
    if (value instanceof JsonObject object) {
      for (String name : List.copyOf(object.fieldNames())) {
        boolean secret = SECRETS.contains(name) && object.getValue(name) != null;
        if (secret) {
          object.remove(name);
        }
        found |= secret || removeSecrets(object.getValue(name));
      }
    } else if (value instanceof JsonArray array) {
      for (Object each : array) {
        found |= removeSecrets(each);
      }
    }
    return found;
  }
}
