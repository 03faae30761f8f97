package io.acvm.cli;

import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Authorities;
import io.acvm.cli.client.Context;
import io.acvm.cli.client.ContextFile;
import io.acvm.cli.client.SignIn;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server a command talks to, and as whom. */
public final class ConnectionOptions {
  private static final URI STANDARD = URI.create("http://127.0.0.1:5000");

  @Option(names = "--server", paramLabel = "URL", descriptionKey = "option.server")
  private String server;

  @Option(names = "--context", paramLabel = "NAME", descriptionKey = "option.context")
  private String context;

  @Option(names = "--verbose", descriptionKey = "option.verbose")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  /** What a command talks to. */
  public ApiClient connect(CliEnvironment environment) {
    Context chosen = choose(environment);
    Authorities authorities = new Authorities(given(environment.variables().get("ACVM_CA_FILE")));
    return new ApiClient(
        chosen.server(), authorities, signIn(environment, chosen), environment.texts());
  }

  public SignIn signIn(CliEnvironment environment) {
    return signIn(environment, choose(environment));
  }

  private static SignIn signIn(CliEnvironment environment, Context chosen) {
    return new SignIn(given(environment.variables().get("ACVM_TOKEN")), file(environment), chosen);
  }

  /**
   * The named context or server, those of ACVM_CONTEXT and ACVM_SERVER, the current context, or the
   * server on this machine.
   */
  public Context choose(CliEnvironment environment) {
    Optional<String> address =
        given(server).or(() -> given(environment.variables().get("ACVM_SERVER")));
    if (context != null) {
      return named(environment, context);
    }
    if (server == null) {
      Optional<String> name = given(environment.variables().get("ACVM_CONTEXT"));
      if (name.isPresent()) {
        return named(environment, name.get());
      }
    }
    return address
        .map(text -> at(environment, parse(text, environment.texts())))
        .or(() -> file(environment).current())
        .orElseGet(() -> at(environment, STANDARD));
  }

  private static Context named(CliEnvironment environment, String name) {
    return file(environment)
        .find(name)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.NOT_FOUND, environment.texts().get("context.notFound", name)));
  }

  /** The context of a server, or one that would be kept for it. */
  private static Context at(CliEnvironment environment, URI server) {
    ContextFile file = file(environment);
    return file.of(server)
        .orElseGet(
            () -> {
              String name = Context.nameOf(server);
              // The name may have been given to another server.
              boolean free = file.find(name).isEmpty();
              return new Context(free ? name : server.toString(), server, Optional.empty());
            });
  }

  private static ContextFile file(CliEnvironment environment) {
    return new ContextFile(environment.userDirectory());
  }

  /** Scheme, host and port alone, so that one server has one name. */
  public static URI parse(String text, Texts texts) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean path = uri.getPath() != null && uri.getPath().length() > 1;
      if (http && uri.getHost() != null && uri.getUserInfo() == null && !path) {
        return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null);
      }
    } catch (URISyntaxException notUrl) {
      // told below
    }
    throw new CliException(ExitCode.INVALID, texts.get("failure.serverAddress", text));
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
