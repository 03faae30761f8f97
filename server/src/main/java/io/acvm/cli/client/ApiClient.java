package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Speaks the contract over HTTP. Failures: {@link ProblemException} when the server says no, {@link
 * CliException} when there is no answer. A broken connection is tried again, since every change
 * carries an {@code Idempotency-Key} by which the server knows a repetition.
 */
public final class ApiClient {
  private static final int ATTEMPTS = 3;
  private static final int PAGE = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI server;
  private final SignIn signIn;
  private final Texts texts;

  public ApiClient(URI server, SignIn signIn, Texts texts) {
    this.server = server;
    this.signIn = signIn;
    this.texts = texts;
  }

  public URI server() {
    return server;
  }

  public JsonNode get(Query path) {
    return exchange("GET", path.toString(), null, null);
  }

  /** All items of a list, page after page, {@code limit} at most. */
  public ArrayNode list(Query path, int limit) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    JsonNode cursor = MissingNode.getInstance();
    do {
      int size = Math.min(PAGE, limit - items.size());
      Query page = Query.copyOf(path).with("limit", size).with("cursor", cursor.textValue());
      JsonNode answer = get(page);
      answer.path("items").forEach(items::add);
      cursor = answer.path("nextCursor");
    } while (cursor.isTextual() && items.size() < limit);
    return items;
  }

  /**
   * Asks for a change.
   *
   * @param body a model of the contract, or null for none
   */
  public JsonNode change(String method, Query path, Object body) {
    return exchange(method, path.toString(), body, UUID.randomUUID().toString());
  }

  private JsonNode exchange(String method, String path, Object body, String key) {
    Optional<String> token = signIn.token(this);
    HttpResponse<String> answer = sendRepeatedly(request(method, path, body, key, token));
    if (answer.statusCode() == 401 && signIn.renew(this)) {
      answer = sendRepeatedly(request(method, path, body, key, signIn.token(this)));
    }
    return contentOf(answer);
  }

  /** One request without a sign-in and without repetition. */
  JsonNode post(String path, Object body) {
    return contentOf(send(request("POST", path, body, null, Optional.empty())));
  }

  private HttpRequest request(
      String method, String path, Object body, String key, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(75))
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", texts.language());
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(Json.write(body)))
        .build();
  }

  private HttpResponse<String> sendRepeatedly(HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return send(request);
      } catch (CliException failure) {
        if (attempt == ATTEMPTS || failure.getCause() instanceof ConnectException) {
          throw failure;
        }
        pause(Duration.ofMillis(300L * attempt));
      }
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException cause) {
      ConnectException refused = new ConnectException();
      refused.initCause(cause);
      throw new CliException(
          ExitCode.UNAVAILABLE, texts.get("failure.unreachable", server), refused);
    } catch (IOException cause) {
      throw new CliException(ExitCode.UNAVAILABLE, texts.get("failure.broken", server), cause);
    } catch (InterruptedException cause) {
      throw interrupted(cause);
    }
  }

  private JsonNode contentOf(HttpResponse<String> answer) {
    JsonNode content;
    try {
      content = Json.parse(answer.body());
    } catch (JsonProcessingException cause) {
      throw notOurs(cause);
    }
    if (answer.statusCode() < 300) {
      return content;
    }
    if (!content.path("code").isTextual()) {
      throw notOurs(null);
    }
    throw ProblemException.of(content);
  }

  private CliException notOurs(Exception cause) {
    return new CliException(ExitCode.FAILED, texts.get("failure.notOurServer", server), cause);
  }

  private void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException cause) {
      throw interrupted(cause);
    }
  }

  private CliException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new CliException(ExitCode.INTERRUPTED, texts.get("failure.interrupted"), cause);
  }
}
