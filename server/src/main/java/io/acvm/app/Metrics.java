package io.acvm.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import io.vertx.micrometer.backends.BackendRegistries;
import java.util.EnumSet;

/** A Vert.x that counts, and what it counted. */
final class Metrics {
  private Metrics() {}

  static Vertx vertx() {
    // Routes and not paths: paths hold ids, and each would be a time series of its own.
    MicrometerMetricsOptions options =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setJvmMetricsEnabled(true)
            .setLabels(EnumSet.of(Label.HTTP_METHOD, Label.HTTP_CODE, Label.HTTP_ROUTE))
            .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true));
    return Vertx.builder().with(new VertxOptions().setMetricsOptions(options)).build();
  }

  /** The text that Prometheus reads. */
  static String text() {
    return ((PrometheusMeterRegistry) BackendRegistries.getDefaultNow()).scrape();
  }
}
