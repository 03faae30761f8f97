package io.acvm.app;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A person signed in to a server by the API. */
final class ApiSession {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String url;
  private final String token;

  private ApiSession(String url, String token) {
    this.url = url;
    this.token = token;
  }

  static ApiSession signIn(String url, String username, String password) throws Exception {
    JsonObject credentials = new JsonObject().put("username", username).put("password", password);
    JsonObject tokens = new ApiSession(url, "").send("POST", "/api/login", credentials);
    return new ApiSession(url, tokens.getString("accessToken"));
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  /** Fails the test when the answer is not a success. */
  JsonObject send(String method, String path, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(90))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer.body());
    }
    return new JsonObject(answer.body());
  }
}
