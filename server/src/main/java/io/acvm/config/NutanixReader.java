package io.acvm.config;

import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the settings of one connection to a Prism Central. */
final class NutanixReader {
  private static final int PRISM_PORT = 9440;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Settings settings;
  private final String prefix;
  private final Consumer<String> warnings;

  NutanixReader(Settings settings, String prefix, Consumer<String> warnings) {
    this.settings = settings;
    this.prefix = prefix;
    this.warnings = warnings;
  }

  NutanixSettings read() {
    settings
        .find(prefix + "prismElement")
        .ifPresent(
            entry ->
                warnings.accept(
                    entry.mistake("is not used: Prism Central knows its clusters").toString()));
    URI url = url();
    return NutanixSettings.of(
            url,
            settings.requiredText(prefix + "username"),
            password(),
            trust(url),
            settings.text(prefix + "defaultCluster"))
        .withTimeouts(
            settings.seconds(prefix + "connectTimeoutSeconds", 5, 120),
            settings.seconds(prefix + "requestTimeoutSeconds", 30, 600),
            settings.seconds(prefix + "taskTimeoutSeconds", 900, 86_400));
  }

  private URI url() {
    Optional<Entry> whole = settings.find(prefix + "url");
    Optional<Entry> host = settings.find(prefix + "host");
    int port = settings.integer(prefix + "port", PRISM_PORT, 1, 65535);
    String scheme = settings.flag(prefix + "useSsl", true) ? "https" : "http";
    if (whole.isPresent() && host.isPresent()) {
      settings.mistake(
          whole.get(), "give the url or the host, not both (" + host.get().key() + ")");
    }
    if (whole.isEmpty() && host.isEmpty()) {
      return settings.missing(prefix + "host", URI.create("https://missing"));
    }
    Entry entry = whole.orElseGet(host::get);
    String text =
        whole.map(Entry::text).orElse(scheme + "://" + bracketed(entry.text()) + ":" + port);
    try {
      URI url = new URI(text);
      check(entry, url);
      return url;
    } catch (URISyntaxException notUrl) {
      settings.mistake(entry, "is not an address");
      return URI.create("https://missing");
    }
  }

  private void check(Entry entry, URI url) {
    boolean plain = "http".equals(url.getScheme());
    boolean path = url.getPath() != null && url.getPath().length() > 1;
    if (url.getHost() == null || (!plain && !"https".equals(url.getScheme()))) {
      settings.mistake(entry, "is not an address such as https://10.0.0.100:9440");
    } else if (url.getUserInfo() != null || path || url.getQuery() != null) {
      settings.mistake(entry, "must have scheme, host and port only");
    } else if (plain && !LOOPBACK.contains(url.getHost())) {
      settings.mistake(entry, "must use https: the password would travel in the clear");
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private Secret password() {
    Optional<Secret> given = settings.secret(prefix + "password");
    Optional<Entry> file = settings.find(prefix + "passwordFile");
    if (given.isPresent() && file.isPresent()) {
      settings.mistake(file.get(), "give the password or the passwordFile, not both");
    }
    if (file.isPresent()) {
      return settings
          .path(file.get())
          .map(path -> firstLine(file.get(), path))
          .orElse(new Secret(""));
    }
    return given.orElseGet(() -> settings.missing(prefix + "password", new Secret("")));
  }

  private Secret firstLine(Entry entry, Path path) {
    try {
      String line = Files.readString(path).lines().findFirst().orElse("");
      if (!line.isEmpty()) {
        return new Secret(line);
      }
      settings.mistake(entry, "the file has no first line");
    } catch (IOException cause) {
      settings.mistake(entry, "the file cannot be read");
    }
    return new Secret("");
  }

  private PrismTrust trust(URI url) {
    Optional<Entry> authority = settings.find(prefix + "ca");
    Optional<Entry> fingerprint = settings.find(prefix + "fingerprint");
    Optional<Entry> verify = settings.find(prefix + "verifySsl");
    boolean unchecked = !settings.flag(prefix + "verifySsl", true);
    if (authority.isPresent() && fingerprint.isPresent()) {
      settings.mistake(fingerprint.get(), "give the ca or the fingerprint, not both");
    }
    if (fingerprint.isPresent()) {
      return fingerprint(fingerprint.get());
    }
    if (authority.isPresent()) {
      return settings
          .path(authority.get())
          .map(path -> authority(authority.get(), path))
          .orElseGet(PrismTrust.PublicAuthorities::new);
    }
    if (unchecked && "https".equals(url.getScheme())) {
      verify.ifPresent(entry -> settings.mistake(entry, howToPin(url)));
    }
    return new PrismTrust.PublicAuthorities();
  }

  private String howToPin(URI url) {
    String id = prefix.split("\\.", 3)[1];
    return "certificates are always checked. Tell which one to trust instead, in config/acvm.yaml:"
        + " providers: [{id: "
        + id
        + ", settings: {fingerprint: SHA-256 of the certificate}}], or ca: FILE.pem for an authority of"
        + " your own. This shows the fingerprint: openssl s_client -connect "
        + url.getHost()
        + ":"
        + (url.getPort() < 0 ? PRISM_PORT : url.getPort())
        + " </dev/null | openssl x509 -noout -fingerprint -sha256";
  }

  private PrismTrust fingerprint(Entry entry) {
    String digits = entry.text().replace(":", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      settings.mistake(
          entry, "must be a SHA-256 fingerprint: 64 hexadecimal digits, colons allowed");
    }
    return new PrismTrust.Fingerprint(digits);
  }

  private PrismTrust authority(Entry entry, Path path) {
    if (!Files.isReadable(path)) {
      settings.mistake(entry, "the file cannot be read");
    }
    return new PrismTrust.Authority(path);
  }
}
