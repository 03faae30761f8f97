package io.acvm.app;

import io.acvm.cli.Terminal;
import io.acvm.cli.Texts;
import io.acvm.config.AcvmConfig;
import io.acvm.config.Profile;
import io.acvm.config.ServerConfig;
import java.io.PrintWriter;
import java.util.Set;

/** What a started server says on its standard output: one ready line, and how to sign in. */
final class Greeting {
  /** Addresses that mean all of this machine; nobody can type them into a browser. */
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

  private final Terminal terminal;
  private final Texts texts;

  Greeting(Terminal terminal, Texts texts) {
    this.terminal = terminal;
    this.texts = texts;
  }

  void print(AcvmConfig config, Readiness readiness) {
    PrintWriter out = terminal.out();
    String url = url(config.server(), readiness.port());
    out.println("ready " + url);
    readiness
        .administrator()
        .setupToken()
        .ifPresent(
            token -> out.println(texts.get("server.setup", url + "/setup?token=" + token.value())));
    if (config.profile() == Profile.MOCK) {
      out.println(
          readiness
              .administrator()
              .demoPassword()
              .map(password -> texts.get("server.demoPassword", password.value()))
              .orElseGet(() -> texts.get("server.demo")));
    }
    out.flush();
  }

  private static String url(ServerConfig server, int port) {
    return url(server.tls().isPresent() ? "https" : "http", server.host(), port);
  }

  /** An address that can be opened from this machine. */
  static String url(String scheme, String host, int port) {
    String shown = ANY.contains(host) ? "127.0.0.1" : host;
    boolean bare = shown.contains(":") && !shown.startsWith("[");
    return scheme + "://" + (bare ? "[" + shown + "]" : shown) + ":" + port;
  }
}
