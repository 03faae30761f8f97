package io.acvm.cli.client;

import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;

/** Requests on the wire. Where there is no answer it is a {@link CliException}. */
final class Transport implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  /**
   * The client starts its own thread in that of who builds it, and this is how to find it again.
   */
  private final ThreadGroup threads = new ThreadGroup("client");

  private final HttpClient http;
  private final URI server;
  private final Texts texts;

  Transport(URI server, Authorities authorities, Texts texts) {
    this.server = server;
    this.texts = texts;
    this.http = inOwnThreads(client(server, authorities, texts));
  }

  private static HttpClient.Builder client(URI server, Authorities authorities, Texts texts) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    if (server.getScheme().equals("http")) {
      client.sslContext(new NoTls()).sslParameters(new SSLParameters());
    } else {
      authorities.context(texts).ifPresent(client::sslContext);
    }
    return client;
  }

  private HttpClient inOwnThreads(HttpClient.Builder client) {
    FutureTask<HttpClient> building = new FutureTask<>(client::build);
    new Thread(threads, building).start();
    try {
      return building.get();
    } catch (ExecutionException cause) {
      throw broken(cause);
    } catch (InterruptedException cause) {
      throw interrupted(cause);
    }
  }

  /** Tries again when the connection breaks; for requests that may arrive twice. */
  <T> HttpResponse<T> sendRepeatedly(HttpRequest request, BodyHandler<T> body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return send(request, body);
      } catch (CliException failure) {
        if (attempt == ATTEMPTS || isFinal(failure.getCause())) {
          throw failure;
        }
        pause(Duration.ofMillis(300L * attempt));
      }
    }
  }

  private static boolean isFinal(Throwable cause) {
    return cause instanceof ConnectException || cause instanceof SSLHandshakeException;
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (ConnectException | HttpConnectTimeoutException cause) {
      ConnectException refused = new ConnectException();
      refused.initCause(cause);
      throw new CliException(
          ExitCode.UNAVAILABLE, texts.get("failure.unreachable", server), refused);
    } catch (SSLHandshakeException cause) {
      throw new CliException(ExitCode.UNAVAILABLE, texts.get("failure.certificate", server), cause);
    } catch (IOException cause) {
      throw broken(cause);
    } catch (InterruptedException cause) {
      throw interrupted(cause);
    }
  }

  /**
   * Ends the client's own thread. While that waits in the system, the end of the process waits for
   * it, 0.3 s; that the client itself can be closed is only so since Java 21.
   */
  @Override
  public void close() {
    threads.interrupt();
  }

  CliException broken(Exception cause) {
    return new CliException(ExitCode.UNAVAILABLE, texts.get("failure.broken", server), cause);
  }

  void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException cause) {
      throw interrupted(cause);
    }
  }

  private CliException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new CliException(ExitCode.INTERRUPTED, texts.get("failure.interrupted"), cause);
  }
}
