package io.acvm.cli.client;

import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates are believed. A server's is always checked, its name too.
 *
 * @param file PEM file of certificates believed beside those that Java believes
 */
public record Authorities(Optional<String> file) {
  /** Empty where Java's own authorities are all. */
  Optional<SSLContext> context(Texts texts) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (TrustManager each : trustManagers(null)) {
        if (each instanceof X509TrustManager manager) {
          for (X509Certificate certificate : manager.getAcceptedIssuers()) {
            add(store, certificate);
          }
        }
      }
      for (Certificate certificate : read(Path.of(file.get()))) {
        add(store, certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(store), null);
      return Optional.of(context);
    } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
      throw new CliException(
          ExitCode.INVALID, texts.get("failure.authorities", file.get()), unusable);
    }
  }

  private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> read(Path pem)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new CertificateException("no certificate in the file");
      }
      return certificates;
    }
  }

  private static void add(KeyStore store, Certificate certificate) throws GeneralSecurityException {
    store.setCertificateEntry(String.valueOf(store.size()), certificate);
  }
}
