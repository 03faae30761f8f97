package io.acvm.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** A path with its query, encoded. */
public final class Query {
  private final StringBuilder text;

  private Query(String path) {
    this.text = new StringBuilder(path);
  }

  /** A path whose segments are given one by one, since ids come from outside. */
  public static Query path(String... segments) {
    StringBuilder path = new StringBuilder();
    for (String each : segments) {
      path.append('/').append(encoded(each));
    }
    return new Query(path.toString());
  }

  static Query copyOf(Query other) {
    return new Query(other.toString());
  }

  /** Adds one more segment. */
  public Query then(String segment) {
    text.append('/').append(encoded(segment));
    return this;
  }

  /** Adds a parameter, unless it has no value. */
  public Query with(String name, Object value) {
    if (value != null) {
      text.append(text.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
      text.append(encoded(value.toString()));
    }
    return this;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
