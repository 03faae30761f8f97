package io.acvm.http;

import io.acvm.bus.Bus;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the edge needs from the rest.
 *
 * @param checks what {@code /health/ready} asks, by name; a check that fails or does not answer in
 *     two seconds is DOWN
 * @param metrics the text that {@code /metrics} answers
 */
public record HttpServices(
    Bus bus, About about, Map<String, Supplier<Future<?>>> checks, Supplier<String> metrics) {

  /** What a visitor may know of this server. */
  public record About(String version, boolean isMock) {}
}
