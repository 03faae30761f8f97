package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CategoryTest {
  @RegisterExtension final SimulatorHarness prism = new SimulatorHarness();

  @Test
  void namesAndValuesAreMadeAtOnceAndMayHoldSpaces() {
    assertThat(put(201, "/categories/My%20Team", name("My Team")))
        .isEqualTo(
            new JsonObject(
                """
                {"api_version": "3.1", "name": "My Team", "description": "who", "system_defined": false,
                 "capabilities": {"cardinality": 64}}
                """));
    put(200, "/categories/My%20Team", name("My Team"));
    put(201, "/categories/My%20Team/deep%20blue", new JsonObject().put("value", "deep blue"));

    JsonObject values = prism.post(200, "/categories/My%20Team/list", new JsonObject());
    assertThat(values.getJsonArray("entities").getJsonObject(0).getString("value"))
        .isEqualTo("deep blue");
    assertThat(prism.get("/categories/My%20Team/deep%20blue").getString("name"))
        .isEqualTo("My Team");
    assertThat(prism.refused(404, HttpMethod.GET, "/categories/none", null).getString("state"))
        .isEqualTo("ERROR");
    prism.refused(422, HttpMethod.PUT, "/categories/one", name("other"));
  }

  @Test
  void aVmCarriesOnlyWhatExistsAndWhatIsCarriedStays() {
    JsonObject body = prism.blankVm("a");
    body.getJsonObject("metadata").put("categories", new JsonObject().put("Team", "blue"));
    assertThat(
            prism.refused(422, HttpMethod.POST, "/vms", body).getJsonObject("details").fieldNames())
        .containsExactly("metadata.categories.Team");
    put(201, "/categories/Team", name("Team"));
    put(201, "/categories/Team/blue", new JsonObject().put("value", "blue"));
    String vm = prism.created(body);

    assertThat(prism.vm(vm).getJsonObject("metadata").getJsonObject("categories_mapping"))
        .isEqualTo(new JsonObject().put("Team", new JsonArray().add("blue")));
    JsonObject usage = prism.post(200, "/category/query", usage());
    assertThat(usage.getJsonObject("metadata").getInteger("total_matches")).isEqualTo(1);
    assertThat(
            usage
                .getJsonArray("results")
                .getJsonObject(0)
                .getJsonArray("kind_reference_list")
                .getJsonObject(0)
                .getString("uuid"))
        .isEqualTo(vm);
    prism.refused(422, HttpMethod.DELETE, "/categories/Team/blue", null);
    prism.refused(422, HttpMethod.DELETE, "/categories/Team", null);

    prism.succeed(
        SimulatorHarness.taskOf(prism.expect(202, HttpMethod.DELETE, "/vms/" + vm, null)));
    assertThat(
            prism
                .send(HttpMethod.DELETE, SimulatorHarness.V3 + "/categories/Team/blue", null)
                .bodyAsString())
        .isEqualTo("null");
    prism.send(HttpMethod.DELETE, SimulatorHarness.V3 + "/categories/Team", null);
    prism.refused(404, HttpMethod.GET, "/categories/Team", null);
  }

  @Test
  void systemDefinedOnesStay() {
    assertThat(prism.get("/categories/Environment").getBoolean("system_defined")).isTrue();
    prism.refused(422, HttpMethod.DELETE, "/categories/Environment/Dev", null);
  }

  private static JsonObject usage() {
    return new JsonObject(
        """
        {"usage_type": "APPLIED_TO", "category_filter": {"type": "CATEGORIES_MATCH_ANY",
          "kind_list": ["vm"], "params": {"Team": ["blue", "red"]}}}
        """);
  }

  private static JsonObject name(String name) {
    return new JsonObject().put("name", name).put("description", "who");
  }

  private JsonObject put(int status, String path, JsonObject body) {
    return prism.expect(status, HttpMethod.PUT, path, body);
  }
}
