package io.acvm.cli.client;

import java.net.URI;
import java.util.Optional;

/**
 * A server by a short name, with the sign-in there.
 *
 * @param session empty before a sign-in and after a sign-out
 */
public record Context(String name, URI server, Optional<Session> session) {
  /** What a server is called until somebody says otherwise. */
  public static String nameOf(URI server) {
    return server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
  }

  public Context with(Optional<Session> other) {
    return new Context(name, server, other);
  }
}
