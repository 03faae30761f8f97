package io.acvm.cli;

import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.SessionFile;
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

  @Option(names = "--verbose", descriptionKey = "option.verbose")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  /**
   * The named server, that of ACVM_SERVER, that of the last sign-in, or the one on this machine.
   */
  public ApiClient connect(CliEnvironment environment) {
    return new ApiClient(address(environment), signIn(environment), environment.texts());
  }

  public SignIn signIn(CliEnvironment environment) {
    Optional<String> token = given(environment.variables().get("ACVM_TOKEN"));
    return new SignIn(token, file(environment), address(environment));
  }

  private URI address(CliEnvironment environment) {
    return given(server)
        .or(() -> given(environment.variables().get("ACVM_SERVER")))
        .map(text -> parse(text, environment.texts()))
        .or(() -> file(environment).currentServer())
        .orElse(STANDARD);
  }

  private static SessionFile file(CliEnvironment environment) {
    return new SessionFile(environment.userDirectory());
  }

  /** Scheme, host and port alone, so that one server has one name. */
  private static URI parse(String text, Texts texts) {
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
