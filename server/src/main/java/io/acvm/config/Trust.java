package io.acvm.config;

import java.nio.file.Path;

/** By what a server's certificate is believed. It is always checked. */
public sealed interface Trust {
  /** The authorities that the Java runtime trusts. */
  record PublicAuthorities() implements Trust {}

  /** An authority of one's own, as a PEM file; the name in the certificate must fit too. */
  record Authority(Path pemFile) implements Trust {}

  /**
   * Exactly one certificate.
   *
   * @param sha256 of the certificate, 64 lower-case hexadecimal digits
   */
  record Fingerprint(String sha256) implements Trust {}
}
