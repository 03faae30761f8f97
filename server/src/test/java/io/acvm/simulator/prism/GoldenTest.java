package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exchanges with a real Prism Central, or what is known of them, replayed: {@code golden/*.json},
 * each with where it comes from. Names and ids differ, everything else has to be as recorded.
 */
class GoldenTest {
  @RegisterExtension final SimulatorHarness prism = new SimulatorHarness();

  private final Map<String, Object> known = new HashMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vm",
        "task",
        "clone",
        "snapshot",
        "image",
        "subnet",
        "cluster",
        "prism-central",
        "idempotence-identifiers",
        "category",
        "project",
        "groups",
        "service",
        "errors"
      })
  void anExchangeLooksAsItDidWithARealOne(String name) throws IOException {
    known.put("cluster", prism.cluster());
    known.put("image", prism.named("images", "Ubuntu 24.04"));
    known.put("subnet", prism.named("subnets", "VLAN-100"));
    known.put("vm", prism.named("vms", "web-server-01"));
    known.put("stoppedVm", prism.named("vms", "app-server-01"));

    for (JsonObject step : SimulatorHarness.objects(read(name).getJsonArray("steps"))) {
      if (step.containsKey("advanceSeconds")) {
        prism.clock.advance(Duration.ofSeconds(step.getInteger("advanceSeconds")));
      } else {
        replay(step);
      }
    }
  }

  private void replay(JsonObject step) {
    String send = (String) fill(step.getString("send"));
    HttpResponse<Buffer> answer = send(send, step);
    assertThat(answer.statusCode())
        .as("%s: %s", send, answer.bodyAsString())
        .isEqualTo(step.getInteger("status"));
    Object body = Json.decodeValue(answer.body());
    assertThat(Golden.differences(fill(step.getValue("answer")), body)).as(send).isEmpty();
    JsonObject headers = new JsonObject();
    answer
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    JsonObject wanted = Api.object(step, "headers").copy().put("...", true);
    assertThat(Golden.differences(wanted, headers)).as(send).isEmpty();
    Api.object(step, "keep")
        .forEach(
            kept ->
                known.put(
                    kept.getKey(), JsonPointer.from((String) kept.getValue()).queryJson(body)));
  }

  private HttpResponse<Buffer> send(String send, JsonObject step) {
    int space = send.indexOf(' ');
    String path = send.substring(space + 1);
    HttpRequest<Buffer> request =
        prism
            .client()
            .request(
                HttpMethod.valueOf(send.substring(0, space)),
                path.matches("/(api|PrismGateway)/.*") ? path : SimulatorHarness.V3 + path);
    if (!step.containsKey("anonymous")) {
      request.basicAuthentication("admin", "pass word");
    }
    if (!step.containsKey("body")) {
      return SimulatorHarness.await(request.send());
    }
    Object body = fill(step.getValue("body"));
    Api.object(step, "change")
        .forEach(
            change -> JsonPointer.from(change.getKey()).writeJson(body, fill(change.getValue())));
    return SimulatorHarness.await(request.sendJson(body));
  }

  /** The same with what is known by now in the place of its name. */
  private Object fill(Object value) {
    if (value instanceof JsonObject object) {
      JsonObject filled = new JsonObject();
      object.forEach(field -> filled.put(field.getKey(), fill(field.getValue())));
      return filled;
    }
    if (value instanceof JsonArray array) {
      JsonArray filled = new JsonArray();
      array.forEach(item -> filled.add(fill(item)));
      return filled;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    String filled = text;
    for (Map.Entry<String, Object> entry : known.entrySet()) {
      String name = "${" + entry.getKey() + "}";
      if (text.equals(name)) {
        return entry.getValue() instanceof JsonObject object ? object.copy() : entry.getValue();
      }
      filled = filled.replace(name, String.valueOf(entry.getValue()));
    }
    return filled;
  }

  private static JsonObject read(String name) throws IOException {
    try (InputStream file = GoldenTest.class.getResourceAsStream("golden/" + name + ".json")) {
      return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
