package io.acvm.config;

import io.acvm.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how the server listens.
 *
 * @param port 0 for any free one
 * @param tls plain HTTP when empty
 * @param trustForwardedHeaders whether a proxy in front says by {@code X-Forwarded-*} who calls
 */
public record ServerConfig(
    String host, int port, Optional<Tls> tls, boolean trustForwardedHeaders) {

  /** Plain HTTP, called directly. */
  public ServerConfig(String host, int port) {
    this(host, port, Optional.empty(), false);
  }

  /** The key and the certificate of the server's own port; read at the start. */
  public sealed interface Tls {
    /** Two PEM files, the certificate's with those of the authorities in between. */
    record Pem(Path certificate, Path key) implements Tls {}

    /** One PKCS#12 file. */
    record Pkcs12(Path keystore, Secret password) implements Tls {}
  }
}
