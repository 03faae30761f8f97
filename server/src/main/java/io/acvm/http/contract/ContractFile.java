package io.acvm.http.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published contract: its text as it is, and the copy that the OpenAPI library can load. */
public final class ContractFile {
  private static final String RESOURCE = "/openapi.yaml";
  private static final String PROBLEM = "application/problem+json";

  private ContractFile() {}

  /** The file exactly as published. Blocks for a few milliseconds; read it once, at the start. */
  public static Buffer published() {
    try (var in = ContractFile.class.getResourceAsStream(RESOURCE)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads the adapted copy; the future fails when the contract has something that cannot be kept.
   */
  public static Future<OpenAPIContract> load(Vertx vertx) {
    return vertx
        .executeBlocking(() -> adapted(published().toString()))
        .compose(json -> OpenAPIContract.from(vertx, json));
  }

  /**
   * vertx-openapi 5.0 refuses a relative server url and any media type but a few JSON and text
   * ones, so problems are plain JSON in the copy and other types are left out. Anchors of YAML make
   * shared objects, which the library would resolve twice: hence the deep copy. Its format "double"
   * refuses 1, which JavaScript writes for 1.0; the type says enough.
   */
  private static JsonObject adapted(String text) {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    var json = new JsonObject(yaml.<Map<String, Object>>load(text)).copy();
    dropUnsupported(json);
    return json.put(
        "servers", new JsonArray().add(new JsonObject().put("url", "http://localhost/")));
  }

  private static void dropUnsupported(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(ContractFile::dropUnsupported);
    } else if (node instanceof JsonObject object) {
      if (object.getValue("content") instanceof JsonObject content) {
        if (content.containsKey(PROBLEM)) {
          content.put(MediaType.APPLICATION_JSON, content.remove(PROBLEM));
        }
        List.copyOf(content.fieldNames()).stream()
            .filter(type -> !MediaType.isMediaTypeSupported(type))
            .forEach(content::remove);
        if (content.isEmpty()) {
          object.remove("content");
        }
      }
      if ("double".equals(object.getValue("format"))) {
        object.remove("format");
      }
      object.forEach(entry -> dropUnsupported(entry.getValue()));
    }
  }
}
