package io.acvm.config;

import io.acvm.config.ServerConfig.Tls;
import io.acvm.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code server}. */
final class ServerReader {
  private static final String CERTIFICATE = "server.tls.certificate";
  private static final String KEY = "server.tls.key";
  private static final String KEYSTORE = "server.tls.keystore";
  private static final String PASSWORD = "server.tls.keystorePassword";

  private final Settings settings;

  ServerReader(Settings settings) {
    this.settings = settings;
  }

  ServerConfig read() {
    return new ServerConfig(
        settings.text("server.host", "127.0.0.1"),
        settings.integer("server.port", 5000, 0, 65535),
        tls(),
        settings.flag("server.trustForwardedHeaders", false));
  }

  private Optional<Tls> tls() {
    Optional<Path> certificate = file(CERTIFICATE);
    Optional<Path> key = file(KEY);
    Optional<Path> keystore = file(KEYSTORE);
    Optional<Secret> password = settings.secret(PASSWORD);
    boolean pem = settings.find(CERTIFICATE).isPresent() || settings.find(KEY).isPresent();
    if (settings.find(KEYSTORE).isPresent()) {
      if (pem) {
        settings.mistake(
            settings.find(KEYSTORE).orElseThrow(),
            "give the keystore, or certificate and key, not both");
      }
      Secret given = password.orElseGet(() -> settings.missing(PASSWORD, new Secret("")));
      return keystore.map(file -> new Tls.Pkcs12(file, given));
    }
    if (pem && settings.find(CERTIFICATE).isEmpty()) {
      settings.missing(CERTIFICATE, "");
    }
    if (pem && settings.find(KEY).isEmpty()) {
      settings.missing(KEY, "");
    }
    return certificate.flatMap(cert -> key.map(secret -> new Tls.Pem(cert, secret)));
  }

  private Optional<Path> file(String key) {
    Optional<Entry> entry = settings.find(key);
    Optional<Path> path = entry.flatMap(settings::path);
    path.filter(file -> !Files.isReadable(file))
        .ifPresent(file -> settings.mistake(entry.orElseThrow(), file + " cannot be read"));
    return path;
  }
}
