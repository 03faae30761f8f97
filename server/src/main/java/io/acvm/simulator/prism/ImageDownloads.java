package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Fetches the bytes of images from where their {@code source_uri} says. */
final class ImageDownloads {
  private static final long DEADLINE_MINUTES = 60;
  private static final long CONNECT_MILLIS = 10_000;

  private final Vertx vertx;
  private final ImageFiles files;
  private final HttpClient client;

  ImageDownloads(Vertx vertx, ImageFiles files) {
    this.vertx = vertx;
    this.files = files;
    this.client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) CONNECT_MILLIS));
  }

  static boolean canFetch(String uri) {
    return uri != null && (uri.startsWith("http://") || uri.startsWith("https://"));
  }

  /**
   * Completes when the bytes are in the file of the image and are what {@code checksum} says; what
   * arrived by then is gone when it fails.
   */
  Future<Void> fetch(String image, String uri, JsonObject checksum) {
    return request(uri)
        .compose(HttpClientRequest::send)
        .compose(response -> save(image, response))
        .timeout(DEADLINE_MINUTES, TimeUnit.MINUTES)
        .compose(saved -> files.check(image, checksum))
        .onFailure(cause -> files.delete(image));
  }

  private Future<HttpClientRequest> request(String uri) {
    try {
      return client.request(
          new RequestOptions()
              .setAbsoluteURI(URI.create(uri).toURL())
              .setFollowRedirects(true)
              .setConnectTimeout(CONNECT_MILLIS));
    } catch (IOException | IllegalArgumentException e) {
      return Future.failedFuture(new IOException("'" + uri + "' is not an address", e));
    }
  }

  private Future<Void> save(String image, HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture(new IOException("answered " + response.statusCode()));
    }
    response.pause();
    return files
        .path(image)
        .compose(path -> vertx.fileSystem().open(path, new OpenOptions().setTruncateExisting(true)))
        .compose(response::pipeTo);
  }

  Future<Void> close() {
    return client.close();
  }
}
