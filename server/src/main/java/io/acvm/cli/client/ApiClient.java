package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import java.net.URI;
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
public final class ApiClient implements AutoCloseable {
  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final URI server;
  private final SignIn signIn;
  private final Texts texts;
  private final Transport transport;

  public ApiClient(URI server, Authorities authorities, SignIn signIn, Texts texts) {
    this.server = server;
    this.signIn = signIn;
    this.texts = texts;
    this.transport = new Transport(server, authorities, texts);
  }

  public URI server() {
    return server;
  }

  @Override
  public void close() {
    transport.close();
  }

  public JsonNode get(Query path) {
    return contentOf(exchange("GET", path.toString(), null));
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
   * @return null where the answer has no content
   */
  public JsonNode change(String method, Query path, Object body) {
    return contentOf(exchange(method, path.toString(), body == null ? null : Json.write(body)));
  }

  /**
   * Asks as the caller says, and tells what the server said.
   *
   * @param path from the first slash on, encoded
   * @param body JSON, or null for none
   */
  public Answer exchange(String method, String path, String body) {
    String key = method.equals("GET") ? null : UUID.randomUUID().toString();
    Optional<String> token = signIn.token(this);
    Answer answer = sendRepeatedly(request(method, path, body, key, token).build());
    if (answer.status() == 401 && signIn.renew(this)) {
      answer = sendRepeatedly(request(method, path, body, key, signIn.token(this)).build());
    }
    return answer;
  }

  /** One request without a sign-in and without repetition. */
  JsonNode post(String path, Object body) {
    HttpRequest request = request("POST", path, Json.write(body), null, Optional.empty()).build();
    return contentOf(answer(transport.send(request, BodyHandlers.ofString())));
  }

  /** Live events, until somebody ends the command or the server says no. */
  public void events(EventReader reader) {
    while (true) {
      HttpRequest.Builder request =
          request("GET", "/api/events", null, null, signIn.token(this))
              .setHeader("Accept", "text/event-stream, application/problem+json");
      reader.lastId().ifPresent(id -> request.header("Last-Event-ID", id));
      var answer = transport.sendRepeatedly(request.build(), BodyHandlers.ofLines());
      if (answer.statusCode() == 401 && signIn.renew(this)) {
        continue;
      }
      if (answer.statusCode() != 200) {
        String body = String.join("\n", answer.body().toList());
        contentOf(new Answer(answer.statusCode(), body));
      }
      if (!reader.read(answer.body())) {
        return;
      }
      transport.pause(Duration.ofSeconds(1));
    }
  }

  // A path with two slashes at its start would name another server, which must not get the token.
  private HttpRequest.Builder request(
      String method, String path, String body, String key, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/problem+json, */*;q=0.1")
            .header("Accept-Language", texts.language());
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }

  private Answer sendRepeatedly(HttpRequest request) {
    return answer(transport.sendRepeatedly(request, BodyHandlers.ofString()));
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.body());
  }

  /** What an answer holds, where it is a good one. */
  public JsonNode contentOf(Answer answer) {
    JsonNode content;
    try {
      content = Json.parse(answer.body());
    } catch (JsonProcessingException cause) {
      throw notOurs(cause);
    }
    if (answer.good()) {
      return content;
    }
    if (!content.path("code").isTextual()) {
      throw notOurs(null);
    }
    throw new ProblemException(content);
  }

  private CliException notOurs(Exception cause) {
    return new CliException(ExitCode.FAILED, texts.get("failure.notOurServer", server), cause);
  }
}
