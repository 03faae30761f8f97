package io.acvm.provider.nutanix.prism;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Requests to one Prism: credentials, trust, a bound on what is under way, deadlines, retries where
 * they are safe, and the meaning of everything that can come back instead of an answer.
 */
public final class PrismHttp {
  private static final int ATTEMPTS = 4;
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);
  private static final int LARGE_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final NutanixSettings settings;
  private final BackOff betweenAttempts;
  private final WebClient client;

  /**
   * Reads the file of the authority, if there is one; so not for an event loop.
   *
   * @throws AcvmException {@code PROVIDER_CERTIFICATE_REFUSED} if that file cannot be used
   */
  public PrismHttp(Vertx vertx, NutanixSettings settings, BackOff betweenAttempts) {
    this.vertx = vertx;
    this.settings = settings;
    this.betweenAttempts = betweenAttempts;
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(settings.maxConnections())
            .setMaxWaitQueueSize(settings.maxWaiting());
    this.client = WebClient.create(vertx, options(settings), pool);
  }

  private static WebClientOptions options(NutanixSettings settings) {
    WebClientOptions options =
        new WebClientOptions()
            .setDefaultHost(settings.url().getHost())
            .setDefaultPort(settings.port())
            .setConnectTimeout((int) settings.connectTimeout().toMillis())
            .setFollowRedirects(false)
            .setUserAgent("acvm");
    options.setDecompressionSupported(true);
    return settings.tls()
        ? options
            .setSsl(true)
            .setVerifyHost(!(settings.trust() instanceof PrismTrust.Fingerprint))
            .setTrustOptions(TrustOptions.wrap(trustManager(settings.trust())))
        : options;
  }

  private static PrismTrustManager trustManager(PrismTrust trust) {
    try {
      if (trust instanceof PrismTrust.Authority authority) {
        return PrismTrustManager.ofAuthority(authority.pemFile());
      }
      return trust instanceof PrismTrust.Fingerprint pin
          ? PrismTrustManager.ofFingerprint(pin.sha256())
          : PrismTrustManager.ofPublicAuthorities();
    } catch (IOException | CertificateException cause) {
      throw AcvmException.of(ErrorCode.PROVIDER_CERTIFICATE_REFUSED, "authority", "unreadable")
          .causedBy(cause);
    }
  }

  public void close() {
    client.close();
  }

  /**
   * The object that Prism answers. Fails with a {@link PrismError} for what it refuses, with a
   * failure of the catalogue for what comes from the way there.
   */
  public Future<JsonObject> send(PrismCall call) {
    return attempt(call, 1).recover(this::explain);
  }

  private Future<JsonObject> attempt(PrismCall call, int number) {
    return request(call)
        .compose(response -> read(call, response))
        .recover(
            cause ->
                number < ATTEMPTS && mayRepeat(call, cause)
                    ? vertx
                        .timer(delayMillis(cause, number), TimeUnit.MILLISECONDS)
                        .compose(waited -> attempt(call, number + 1))
                    : Future.failedFuture(cause));
  }

  private Future<HttpResponse<Buffer>> request(PrismCall call) {
    HttpRequest<Buffer> request =
        client
            .request(call.method(), call.path())
            .ssl(settings.tls())
            .connectTimeout(settings.connectTimeout().toMillis())
            .idleTimeout(settings.requestTimeout().toMillis())
            .authentication(
                new UsernamePasswordCredentials(settings.username(), settings.password().value()))
            .putHeader("Accept", "application/json")
            .putHeader("Content-Type", "application/json");
    call.query().forEach(request::addQueryParam);
    Future<HttpResponse<Buffer>> answer =
        call.body().isPresent() ? request.sendBuffer(call.body().get().toBuffer()) : request.send();
    long limit = settings.connectTimeout().plus(settings.requestTimeout()).toMillis();
    return answer.timeout(limit, TimeUnit.MILLISECONDS);
  }

  private Future<JsonObject> read(PrismCall call, HttpResponse<Buffer> response) {
    Buffer body = response.body();
    if (response.statusCode() / 100 != 2) {
      return Future.failedFuture(
          PrismError.of(
              response.statusCode(), body, Optional.ofNullable(response.getHeader("Retry-After"))));
    }
    return body != null && body.length() > LARGE_BYTES
        ? vertx.executeBlocking(() -> parse(call, body), false)
        : Future.succeededFuture(parse(call, body));
  }

  private static JsonObject parse(PrismCall call, Buffer body) {
    try {
      if (body != null && body.length() > 0 && body.toJsonValue() instanceof JsonObject object) {
        return object;
      }
    } catch (DecodeException notJson) {
      throw PrismError.senseless(call.path()).causedBy(notJson);
    }
    throw PrismError.senseless(call.path());
  }

  /** 429 and a refused connection mean that nothing was begun; the rest depends on the call. */
  private static boolean mayRepeat(PrismCall call, Throwable cause) {
    if (cause instanceof PrismError error) {
      return error.status() == 429 || (error.status() == 503 && call.repeatable());
    }
    if (cause instanceof ConnectException) {
      return true;
    }
    boolean connectionLost =
        (cause instanceof IOException || cause instanceof VertxException)
            && !(cause instanceof SSLException)
            && !(cause instanceof UnknownHostException)
            && !(cause instanceof ConnectionPoolTooBusyException);
    return connectionLost && call.repeatable();
  }

  private long delayMillis(Throwable cause, int number) {
    Optional<String> asked =
        cause instanceof PrismError error ? error.retryAfter() : Optional.empty();
    return asked
        .filter(text -> text.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait)
        .map(wait -> Math.max(1, wait.toMillis()))
        .orElseGet(() -> betweenAttempts.millis(number));
  }

  /** What a failure on the way to Prism means. */
  private <T> Future<T> explain(Throwable cause) {
    return Future.failedFuture(
        cause instanceof PrismError || cause instanceof AcvmException
            ? cause
            : AcvmException.of(code(cause), arguments(cause)).causedBy(cause));
  }

  private static ErrorCode code(Throwable cause) {
    if (cause instanceof SSLException) {
      return ErrorCode.PROVIDER_CERTIFICATE_REFUSED;
    }
    if (cause instanceof ConnectionPoolTooBusyException) {
      return ErrorCode.PROVIDER_UNAVAILABLE;
    }
    return cause instanceof TimeoutException
        ? ErrorCode.PROVIDER_TIMEOUT
        : ErrorCode.PROVIDER_UNREACHABLE;
  }

  private Map<String, String> arguments(Throwable cause) {
    String address = settings.url().getHost() + ":" + settings.port();
    return refused(cause)
        .map(seen -> Map.of("address", address, "fingerprint", seen.fingerprint()))
        .orElse(Map.of("address", address));
  }

  private static Optional<PrismTrustManager.Refused> refused(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof PrismTrustManager.Refused refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }
}
