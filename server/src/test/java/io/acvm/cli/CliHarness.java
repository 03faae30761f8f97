package io.acvm.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what it is told, and commands that are run against it. */
final class CliHarness implements AutoCloseable {
  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Map<String, String> variables = new HashMap<>();

  Optional<Integer> columns = Optional.empty();

  private final HttpServer server;
  private final List<Answer> answers = new CopyOnWriteArrayList<>();

  CliHarness(Path userDirectory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    variables.put("XDG_CONFIG_HOME", userDirectory.toString());
    variables.put("APPDATA", userDirectory.toString());
    variables.put("ACVM_SERVER", url());
    variables.put("ACVM_LANG", "en");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The first answer that fits a request is used up by it; the last one that fits stays. */
  CliHarness answer(String method, String path, int status, String body) {
    answers.add(new Answer(method, path, status, body));
    return this;
  }

  Outcome run(String... arguments) {
    return run(false, "", arguments);
  }

  Outcome run(boolean interactive, String input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(input)),
            new PrintWriter(out),
            new PrintWriter(err),
            interactive,
            columns,
            prompt -> Optional.empty());
    int code = Acvm.run(new CliEnvironment(variables, terminal), List.of(), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            path,
            body,
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    Answer answer = take(exchange.getRequestMethod(), path);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer take(String method, String path) {
    List<Answer> fitting = new ArrayList<>();
    for (Answer each : answers) {
      if (each.method().equals(method) && path.startsWith(each.path())) {
        fitting.add(each);
      }
    }
    if (fitting.size() > 1) {
      answers.remove(fitting.get(0));
    }
    return fitting.isEmpty()
        ? new Answer(method, path, 404, problem(404, "ROUTE_NOT_FOUND", "No such path"))
        : fitting.get(0);
  }

  static String problem(int status, String code, String title) {
    return """
        {"type": "/problems/x", "title": "%s", "status": %d, "code": "%s", "requestId": "r1"}"""
        .formatted(title, status, code);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What a command ended with. */
  record Outcome(int code, String out, String err) {}

  /** What the server was asked. */
  record Request(String method, String path, String body, String authorization, String key) {}

  private record Answer(String method, String path, int status, String body) {}
}
