package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.api.model.IpStrategy;
import io.acvm.cli.Texts;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.catalogue.CatalogueLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What a pool is. An empty text takes away what the pool had. */
public final class PoolOptions {
  @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
  private String description;

  @Option(names = "--range", paramLabel = "START-END", descriptionKey = "option.ipRange")
  private List<String> ranges;

  @Option(names = "--exclude", paramLabel = "ADDRESS", descriptionKey = "option.ipExclude")
  private List<String> exclusions;

  @Option(names = "--gateway", paramLabel = "ADDRESS", descriptionKey = "option.ipGateway")
  private String gateway;

  @Option(names = "--dns", paramLabel = "ADDRESS", descriptionKey = "option.ipDns")
  private List<String> dns;

  @Option(names = "--search-domain", paramLabel = "NAME", descriptionKey = "option.ipSearchDomain")
  private String searchDomain;

  @Option(names = "--vlan", paramLabel = "N", descriptionKey = "option.ipVlan")
  private Integer vlanId;

  @Option(
      names = "--network",
      paramLabel = "PROVIDER[/NETWORK]",
      descriptionKey = "option.ipNetwork")
  private List<String> networks;

  @Option(names = "--scope", paramLabel = "NAME", descriptionKey = "option.ipScope")
  private String scope;

  @Option(
      names = "--strategy",
      paramLabel = "FIRST_FREE|RANDOM|LEAST_RECENTLY_RELEASED",
      descriptionKey = "option.ipStrategy")
  private IpStrategy strategy;

  @Option(
      names = "--cooldown",
      paramLabel = "90s|10m|1h",
      converter = WaitOptions.Seconds.class,
      descriptionKey = "option.ipCooldown")
  private Duration cooldown;

  @Option(names = "--probe", negatable = true, descriptionKey = "option.ipProbe")
  private Boolean probe;

  /** Puts what was named into an {@code IpPoolSpec}; returns whether anything was. */
  boolean apply(ObjectNode spec, ApiClient api, Texts texts) {
    ObjectNode before = spec.deepCopy();
    text(spec, "description", description);
    list(spec, "ranges", ranges, PoolOptions::range);
    list(spec, "exclusions", exclusions, PoolOptions::text);
    text(spec, "gateway", gateway);
    list(spec, "dns", dns, PoolOptions::text);
    text(spec, "searchDomain", searchDomain);
    text(spec, "scope", scope);
    list(spec, "networks", networks, each -> network(each, new CatalogueLookup(api, texts)));
    if (vlanId != null) {
      spec.put("vlanId", vlanId);
    }
    if (strategy != null) {
      spec.put("strategy", strategy.value());
    }
    if (cooldown != null) {
      spec.put("cooldownSeconds", cooldown.toSeconds());
    }
    if (probe != null) {
      spec.put("probe", probe);
    }
    return !spec.equals(before);
  }

  private static void text(ObjectNode spec, String name, String value) {
    if (value != null) {
      spec.put(name, value);
      if (value.isEmpty()) {
        spec.remove(name);
      }
    }
  }

  private static void list(
      ObjectNode spec, String name, List<String> values, Function<String, JsonNode> item) {
    if (values != null) {
      ArrayNode list = spec.putArray(name);
      values.stream().filter(each -> !each.isEmpty()).map(item).forEach(list::add);
      if (list.isEmpty()) {
        spec.remove(name);
      }
    }
  }

  private static JsonNode text(String value) {
    return Json.object().textNode(value);
  }

  /** An address alone is a range of one. */
  private static JsonNode range(String value) {
    int dash = value.indexOf('-');
    return Json.object()
        .put("start", dash < 0 ? value : value.substring(0, dash).strip())
        .put("end", value.substring(dash + 1).strip());
  }

  private static JsonNode network(String value, CatalogueLookup catalogue) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return Json.object().put("provider", value);
    }
    String provider = value.substring(0, slash);
    String network = value.substring(slash + 1);
    return Json.object()
        .put("provider", provider)
        .put("network", catalogue.networks(provider, List.of(network)).get(0));
  }
}
