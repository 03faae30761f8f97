package io.acvm.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Where the data is. As text it says what may be shown: never the password. */
public sealed interface DatabaseUrl {
  /** The one parameter of a server's URL. */
  String SSL_MODE = "sslMode=";

  /** A file of this machine. */
  record Sqlite(Path file) implements DatabaseUrl {
    @Override
    public String toString() {
      return "sqlite:" + file;
    }
  }

  /** A MySQL or MariaDB server and one of its databases, which must exist. */
  record Mysql(
      String host, int port, String user, String password, String database, SslMode sslMode)
      implements DatabaseUrl {

    /** Without encryption. */
    public Mysql(String host, int port, String user, String password, String database) {
      this(host, port, user, password, database, SslMode.DISABLED);
    }

    @Override
    public String toString() {
      return "mysql://" + host + ":" + port + "/" + database;
    }
  }

  /** How the connection is protected. */
  enum SslMode {
    DISABLED,
    /** Encrypted, whoever answers. */
    REQUIRED,
    /** Encrypted, and the server's certificate is for its name, by an authority Java trusts. */
    VERIFY_IDENTITY
  }

  /**
   * Reads {@code sqlite:PATH} or {@code mysql://user:password@host:3306/database}, also with {@code
   * mariadb:}; the port may be left out. {@code ?sslMode=} may follow, with the name of an {@link
   * SslMode} in small letters. Characters that mean something in a URL are percent-encoded in user
   * and password.
   *
   * @throws AcvmException {@code DATABASE_URL_INVALID}, which repeats nothing of the text: there
   *     may be a password in it
   */
  static DatabaseUrl parse(String text) {
    try {
      return text.startsWith("sqlite:") ? sqlite(text.substring(7)) : mysql(new URI(text));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Not as the cause: these quote their input.
      throw invalid();
    }
  }

  private static DatabaseUrl sqlite(String path) {
    // The driver would read settings of its own after a question mark.
    if (path.isBlank() || path.contains("?")) {
      throw invalid();
    }
    try {
      return new Sqlite(Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw invalid().causedBy(e);
    }
  }

  private static DatabaseUrl mysql(URI uri) {
    String scheme = uri.getScheme();
    String userInfo = uri.getRawUserInfo();
    String path = uri.getPath();
    if (!("mysql".equals(scheme) || "mariadb".equals(scheme))
        || uri.getHost() == null
        || userInfo == null
        || path == null
        || !path.matches("/[^/]+")
        || !(uri.getRawQuery() == null || uri.getRawQuery().startsWith(SSL_MODE))
        || uri.getRawFragment() != null) {
      throw invalid();
    }
    int colon = userInfo.indexOf(':');
    return new Mysql(
        uri.getHost().replaceAll("[\\[\\]]", ""),
        uri.getPort() < 0 ? 3306 : uri.getPort(),
        decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        colon < 0 ? "" : decoded(userInfo.substring(colon + 1)),
        path.substring(1),
        sslMode(uri.getRawQuery()));
  }

  private static SslMode sslMode(String query) {
    if (query == null) {
      return SslMode.DISABLED;
    }
    String name = query.substring(SSL_MODE.length());
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw invalid();
    }
    return SslMode.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static AcvmException invalid() {
    return AcvmException.of(ErrorCode.DATABASE_URL_INVALID);
  }
}
