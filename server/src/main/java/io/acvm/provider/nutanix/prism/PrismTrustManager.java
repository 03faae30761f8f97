package io.acvm.provider.nutanix.prism;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides about a server's certificate, and when it refuses says which one it saw, so that a person
 * can compare and pin it.
 */
public final class PrismTrustManager extends X509ExtendedTrustManager {
  /** A certificate that is not trusted. */
  public static final class Refused extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final String fingerprint;

    Refused(String fingerprint, CertificateException cause) {
      super("certificate with SHA-256 fingerprint " + fingerprint + " is not trusted", cause);
      this.fingerprint = fingerprint;
    }

    /** SHA-256 of the certificate, lower-case hexadecimal. */
    public String fingerprint() {
      return fingerprint;
    }
  }

  @FunctionalInterface
  private interface Check {
    void run(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException;
  }

  private final Check check;

  private PrismTrustManager(Check check) {
    this.check = check;
  }

  /** Trusts what the Java runtime trusts; the name must fit. */
  public static PrismTrustManager ofPublicAuthorities() {
    return of((KeyStore) null);
  }

  /**
   * Trusts what the certificates of the file have signed; the name must fit.
   *
   * @throws CertificateException if there is none in the file
   */
  public static PrismTrustManager ofAuthority(Path pemFile)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(pemFile)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), one);
      }
      if (store.size() == 0) {
        throw new CertificateException("no certificate in " + pemFile);
      }
      return of(store);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  /** Trusts the one certificate with this SHA-256 fingerprint, whatever its names and dates. */
  public static PrismTrustManager ofFingerprint(String sha256) {
    return new PrismTrustManager(
        (chain, authType, engine) -> {
          if (!MessageDigest.isEqual(HexFormat.of().parseHex(sha256), digest(chain[0]))) {
            throw new CertificateException("another fingerprint was expected");
          }
        });
  }

  private static PrismTrustManager of(KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      X509ExtendedTrustManager delegate =
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow();
      return new PrismTrustManager(delegate::checkServerTrusted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no trust manager", e);
    }
  }

  private static byte[] digest(X509Certificate certificate) throws CertificateEncodingException {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      check.run(chain, authType, engine);
    } catch (CertificateException cause) {
      throw new Refused(HexFormat.of().formatHex(digest(chain[0])), cause);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("only connections of an engine are checked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only connections of an engine are checked");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
