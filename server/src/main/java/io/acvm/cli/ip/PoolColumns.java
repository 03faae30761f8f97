package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What people want to see of pools. */
final class PoolColumns {
  /** What the contract says where an IPv6 pool has more addresses than a number can hold. */
  private static final long UNCOUNTABLE = (1L << 53) - 1;

  static final Columns LIST =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("cidr", "/cidr"),
          count("free"),
          count("leased"),
          count("held").whenWide(),
          count("reserved").whenWide(),
          count("coolingDown").whenWide(),
          count("quarantined").whenWide(),
          count("conflicting").whenWide(),
          count("total"),
          Column.text("scope", "/scope").whenWide(),
          Column.text("vlan", "/vlanId").whenWide(),
          Column.text("id", "/id"));

  static final Columns SHEET =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("id", "/id"),
          Column.text("description", "/description"),
          Column.text("cidr", "/cidr"),
          Column.of("ranges", (pool, wording) -> joined(pool.path("ranges"), "start", "-", "end")),
          Column.text("exclusions", "/exclusions"),
          Column.text("gateway", "/gateway"),
          Column.text("dns", "/dns"),
          Column.text("searchDomain", "/searchDomain"),
          Column.text("vlan", "/vlanId"),
          Column.of(
              "networks",
              (pool, wording) -> joined(pool.path("networks"), "provider", "/", "network")),
          Column.text("scope", "/scope"),
          Column.word("strategy", "/strategy", "ipStrategy"),
          Column.of("cooldown", (pool, wording) -> pool.path("cooldownSeconds").asText() + " s"),
          Column.yesNo("probe", "/probe"),
          Column.time("created", "/createdAt"),
          count("total"),
          count("free"),
          count("leased"),
          count("held"),
          count("reserved"),
          count("coolingDown"),
          count("quarantined"),
          count("conflicting"));

  private PoolColumns() {}

  private static Column count(String name) {
    return Column.of(name, (pool, wording) -> number(pool.path("utilisation").path(name)));
  }

  private static String number(JsonNode count) {
    return count.asLong() == UNCOUNTABLE ? "> 9 x 10^15" : Column.text(count);
  }

  private static String joined(JsonNode pairs, String first, String between, String second) {
    return StreamSupport.stream(pairs.spliterator(), false)
        .map(
            each ->
                each.has(second)
                    ? each.path(first).asText() + between + each.path(second).asText()
                    : each.path(first).asText())
        .collect(Collectors.joining(", "));
  }
}
