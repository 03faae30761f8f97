package io.acvm.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.DumperOptions;

/** Writes JSON as YAML. */
public final class Yaml {
  private Yaml() {}

  public static String of(JsonNode json) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new org.yaml.snakeyaml.Yaml(options)
        .dump(new ObjectMapper().convertValue(json, Object.class));
  }
}
