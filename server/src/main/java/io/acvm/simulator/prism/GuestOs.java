package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A guest with cloud-init and netplan, as far as its network goes. */
final class GuestOs {
  private GuestOs() {}

  /** The address that cloud-init was told to give the card with that MAC address. */
  static Optional<String> staticAddress(JsonObject customization, String mac) {
    String userData = Api.object(customization, "cloud_init").getString("user_data");
    if (userData == null) {
      return Optional.empty();
    }
    String text = new String(Base64.getMimeDecoder().decode(userData), StandardCharsets.UTF_8);
    return maps(map(read(text)).get("write_files")).stream()
        .filter(file -> String.valueOf(file.get("path")).startsWith("/etc/netplan/"))
        .map(file -> map(read(String.valueOf(file.get("content")))))
        .map(plan -> map(map(plan.get("network")).get("ethernets")))
        .flatMap(cards -> cards.values().stream().map(GuestOs::map))
        .filter(
            card -> mac.equalsIgnoreCase(String.valueOf(map(card.get("match")).get("macaddress"))))
        .map(card -> card.get("addresses"))
        .filter(addresses -> addresses instanceof List<?> list && !list.isEmpty())
        .map(addresses -> String.valueOf(((List<?>) addresses).get(0)).replaceFirst("/.*", ""))
        .findFirst();
  }

  /** What is no YAML is a script or the like, which this guest does not run. */
  private static Object read(String text) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (YAMLException e) {
      return Map.of();
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<? extends Map<?, ?>> maps(Object value) {
    return value instanceof List<?> list ? list.stream().map(GuestOs::map).toList() : List.of();
  }
}
