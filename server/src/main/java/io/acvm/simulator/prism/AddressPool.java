package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who holds which address of a managed subnet. */
final class AddressPool {
  private record Range(long first, int size, BitSet used) {
    boolean holds(long address) {
      return address >= first && address < first + size;
    }

    int free() {
      return size - used.cardinality();
    }
  }

  private final long network;
  private final long hosts;
  private final String gateway;
  private final List<Range> ranges = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();

  AddressPool(JsonObject ipConfig) {
    hosts = 1L << (32 - ipConfig.getInteger("prefix_length"));
    network = Ipv4.parse(ipConfig.getString("subnet_ip")) / hosts * hosts;
    gateway = ipConfig.getString("default_gateway_ip");
    for (JsonObject pool : Api.objects(ipConfig, "pool_list")) {
      String text = pool.getString("range");
      int space = text.indexOf(' ');
      long first = Ipv4.parse(text.substring(0, space));
      int size = (int) (Ipv4.parse(text.substring(space + 1)) - first + 1);
      ranges.add(new Range(first, size, new BitSet(size)));
    }
  }

  /** The lowest free address of the pool. */
  String allocate(String owner) {
    for (Range range : ranges) {
      int free = range.used().nextClearBit(0);
      if (free < range.size()) {
        String address = Ipv4.format(range.first() + free);
        claim(address, owner);
        return address;
      }
    }
    throw new TaskFailure(
        "RESOURCE_SHORTAGE", "No free IP address is left in the pool of the subnet.");
  }

  /** An address asked for may lie outside the pool, but not outside the subnet. */
  void claim(String address, String owner) {
    long number = Ipv4.parse(address);
    if (number <= network || number >= network + hosts - 1 || address.equals(gateway)) {
      throw new TaskFailure(
          "INVALID_ARGUMENT", "IP address " + address + " is not usable in the subnet.");
    }
    String holder = owners.putIfAbsent(address, owner);
    if (holder != null && !holder.equals(owner)) {
      throw new TaskFailure("INVALID_ARGUMENT", "IP address " + address + " is already in use.");
    }
    mark(number, true);
  }

  void release(String address, String owner) {
    if (owners.remove(address, owner)) {
      mark(Ipv4.parse(address), false);
    }
  }

  Map<String, String> owners() {
    return Map.copyOf(owners);
  }

  /** As {@code ip_usage_stats} of the subnet. */
  JsonObject usage() {
    JsonArray stats = new JsonArray();
    int free = 0;
    for (Range range : ranges) {
      free += range.free();
      stats.add(
          new JsonObject()
              .put(
                  "range",
                  Ipv4.format(range.first()) + " " + Ipv4.format(range.first() + range.size() - 1))
              .put("num_total_ips", range.size())
              .put("num_free_ips", range.free()));
    }
    return new JsonObject()
        .put("num_macs", owners.size())
        .put("num_free_ips", free)
        .put("num_assigned_ips", owners.size())
        .put("ip_pools_stats", stats);
  }

  private void mark(long address, boolean used) {
    for (Range range : ranges) {
      if (range.holds(address)) {
        range.used().set((int) (address - range.first()), used);
      }
    }
  }
}
