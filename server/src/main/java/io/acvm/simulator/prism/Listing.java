package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code POST /plural/list} of one kind. */
final class Listing<T> {
  static final int DEFAULT_LENGTH = 20;
  static final int MAX_LENGTH = 500;

  /** Without leading zeros, so that the longer one is larger. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,18}");

  /** What of a list request a kind honours. */
  enum Style {
    FULL,
    /** Nothing: clusters and hosts of a real Prism Central are answered all at once. */
    WHOLE
  }

  private record Request(
      int offset, int length, String filter, String sortAttribute, boolean descending) {}

  private final String kind;
  private final Style style;
  private final Supplier<List<T>> rows;
  private final Map<String, Function<T, String>> attributes;
  private final Function<T, JsonObject> view;

  Listing(
      String kind,
      Style style,
      Supplier<List<T>> rows,
      Map<String, Function<T, String>> attributes,
      Function<T, JsonObject> view) {
    this.kind = kind;
    this.style = style;
    this.rows = rows;
    this.attributes = attributes;
    this.view = view;
  }

  Answer list(Call call) {
    JsonObject body = call.body();
    Request request = read(body);
    List<T> matches = matches(request);
    boolean pages = style == Style.FULL;
    int from = pages ? Math.min(request.offset(), matches.size()) : 0;
    int to = pages ? Math.min(from + request.length(), matches.size()) : matches.size();
    List<T> page = matches.subList(from, to);
    JsonArray entities = new JsonArray();
    page.forEach(row -> entities.add(view.apply(row)));
    JsonObject metadata = new JsonObject().put("kind", kind).put("total_matches", matches.size());
    if (pages) {
      metadata.put("length", page.size()).put("offset", request.offset());
      Stream.of("filter", "sort_attribute", "sort_order")
          .filter(body::containsKey)
          .forEach(key -> metadata.put(key, body.getValue(key)));
    }
    return Answer.ok(
        new JsonObject()
            .put("api_version", Api.VERSION)
            .put("metadata", metadata)
            .put("entities", entities));
  }

  private Request read(JsonObject body) {
    Node root = Node.root(body);
    root.oneOf("kind", List.of(kind));
    Long length = root.integer("length", 1, MAX_LENGTH);
    Long offset = root.integer("offset", 0, Integer.MAX_VALUE);
    String filter = root.string("filter", 10_000);
    String order = root.oneOf("sort_order", List.of("ASCENDING", "DESCENDING"));
    String attribute = root.string("sort_attribute", 64);
    boolean sorts = attribute != null && !attribute.isEmpty() && style == Style.FULL;
    if (sorts && sortKey(attribute) == null) {
      root.problem("sort_attribute", "Unknown attribute: " + attribute);
    }
    root.check();
    return new Request(
        offset == null ? 0 : offset.intValue(),
        length == null ? DEFAULT_LENGTH : length.intValue(),
        filter == null ? "" : filter,
        sorts ? attribute : "",
        "DESCENDING".equals(order));
  }

  private List<T> matches(Request request) {
    if (style != Style.FULL || (request.filter().isBlank() && request.sortAttribute().isEmpty())) {
      return rows.get();
    }
    Stream<T> stream = rows.get().stream().filter(new Fiql<>(attributes).parse(request.filter()));
    if (!request.sortAttribute().isEmpty()) {
      Comparator<T> order =
          Comparator.comparing(
              sortKey(request.sortAttribute()), Comparator.nullsFirst(Listing::compare));
      stream = stream.sorted(request.descending() ? order.reversed() : order);
    }
    return stream.toList();
  }

  /** Numbers by their value and before everything else. */
  private static int compare(String one, String other) {
    boolean isNumber = NUMBER.matcher(one).matches();
    if (isNumber != NUMBER.matcher(other).matches()) {
      return isNumber ? -1 : 1;
    }
    return isNumber && one.length() != other.length()
        ? one.length() - other.length()
        : one.compareTo(other);
  }

  /** VMs are filtered by vm_name but sorted by name. */
  private Function<T, String> sortKey(String attribute) {
    Function<T, String> key = attributes.get(attribute);
    return key == null && attribute.equals("name") ? attributes.get("vm_name") : key;
  }
}
