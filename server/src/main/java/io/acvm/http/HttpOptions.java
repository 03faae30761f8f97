package io.acvm.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server listens and what it allows.
 *
 * @param port 0 for any free one
 * @param tls key and certificate; plain HTTP when empty
 * @param trustForwardedHeaders whether a proxy in front may say by {@code X-Forwarded-*} who calls
 *     and how; never for a server that others can reach past the proxy
 * @param webroot where on the classpath the page is
 * @param maxBodyBytes larger bodies are refused with REQUEST_TOO_LARGE
 * @param heartbeat how often a stream of events says that it is alive and is held against its
 *     session; the peer of a dead connection is noticed by it
 * @param maxStreamsPerUser more streams of one user are refused with TOO_MANY_REQUESTS
 * @param drain how long requests under way may take when the server stops
 */
public record HttpOptions(
    String host,
    int port,
    Optional<KeyCertOptions> tls,
    boolean trustForwardedHeaders,
    String webroot,
    int maxBodyBytes,
    Duration heartbeat,
    int maxStreamsPerUser,
    Duration drain) {
  public HttpOptions {
    requireNonNull(host, "host is null");
    requireNonNull(tls, "tls is null");
  }

  /** Plain HTTP on an address, everything else as is good for most. */
  public static HttpOptions on(String host, int port) {
    return new HttpOptions(
        host,
        port,
        Optional.empty(),
        false,
        "webroot",
        1 << 20,
        Duration.ofSeconds(15),
        20,
        Duration.ofSeconds(10));
  }

  public HttpOptions with(Optional<KeyCertOptions> keyAndCertificate, boolean trustForwarded) {
    return new HttpOptions(
        host,
        port,
        keyAndCertificate,
        trustForwarded,
        webroot,
        maxBodyBytes,
        heartbeat,
        maxStreamsPerUser,
        drain);
  }
}
