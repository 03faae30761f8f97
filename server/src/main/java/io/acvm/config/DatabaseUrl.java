package io.acvm.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acvm.config.DatabaseConfig.SslMode;
import io.acvm.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code sqlite:PATH} and {@code mysql://user:password@host:3306/database}. */
final class DatabaseUrl {
  private static final String FORM =
      "must be sqlite:PATH or mysql://user:password@host:3306/database, with ?sslMode=disabled,"
          + " required or verify_identity behind it where the default, disabled, is not wanted";
  private static final Map<String, SslMode> SSL_MODES =
      Map.of(
          "", SslMode.DISABLED,
          "sslMode=disabled", SslMode.DISABLED,
          "sslMode=required", SslMode.REQUIRED,
          "sslMode=verify_identity", SslMode.VERIFY_IDENTITY);

  private DatabaseUrl() {}

  static DatabaseConfig read(Settings settings, Path dataDirectory) {
    DatabaseConfig standard = new DatabaseConfig.Sqlite(dataDirectory.resolve("acvm.db"));
    return settings
        .find("database.url")
        .map(entry -> read(settings, entry, standard))
        .orElse(standard);
  }

  // The address holds a password, so no text here quotes it.
  private static DatabaseConfig read(Settings settings, Entry entry, DatabaseConfig standard) {
    String url = entry.text();
    if (url.startsWith("sqlite:") && url.length() > "sqlite:".length()) {
      Entry file =
          new Entry(url.substring("sqlite:".length()), entry.source(), entry.key(), entry.line());
      return settings.path(file).<DatabaseConfig>map(DatabaseConfig.Sqlite::new).orElse(standard);
    }
    try {
      URI uri = new URI(url);
      boolean mysql = "mysql".equals(uri.getScheme()) || "mariadb".equals(uri.getScheme());
      String[] account =
          uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
      String path = uri.getPath() == null ? "" : uri.getPath();
      if (mysql
          && uri.getHost() != null
          && account.length == 2
          && path.matches("/[A-Za-z0-9_$-]{1,64}")
          && SSL_MODES.containsKey(query(uri))) {
        return new DatabaseConfig.Mysql(
            uri.getHost(),
            uri.getPort() < 0 ? 3306 : uri.getPort(),
            path.substring(1),
            decoded(account[0]),
            new Secret(decoded(account[1])),
            SSL_MODES.get(query(uri)));
      }
      settings.mistake(entry, FORM);
    } catch (URISyntaxException cause) {
      settings.mistake(
          entry, FORM + "; write special characters of the password as %XX, such as %40 for @");
    }
    return standard;
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : uri.getRawQuery();
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
