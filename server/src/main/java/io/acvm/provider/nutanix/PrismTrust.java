package io.acvm.provider.nutanix;

import java.nio.file.Path;

/** By what the certificate of a Prism Central is believed. It is always checked. */
public sealed interface PrismTrust {
  /** The authorities that the Java runtime trusts; the name in the certificate must fit. */
  record PublicAuthorities() implements PrismTrust {}

  /** An authority of one's own, as a PEM file; the name in the certificate must fit. */
  record Authority(Path pemFile) implements PrismTrust {}

  /**
   * Exactly one certificate, whatever names are in it.
   *
   * @param sha256 of the certificate, 64 lower-case hexadecimal digits
   */
  record Fingerprint(String sha256) implements PrismTrust {}
}
