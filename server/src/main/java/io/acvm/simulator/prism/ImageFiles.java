package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileProps;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /images/uuid/file}: the bytes of images, as files beside the state; in a directory of
 * their own without one.
 */
final class ImageFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);

  private static final Buffer ZEROS = Buffer.buffer(new byte[1 << 20]);
  private static final String ALGORITHM = "checksum_algorithm";
  private static final String VALUE = "checksum_value";

  private final World world;
  private final Vertx vertx;
  private final FileSystem files;
  private final boolean temporary;
  private Future<String> directory;
  private final Optional<Path> stateFile;

  ImageFiles(Vertx vertx, World world, Optional<Path> stateFile) {
    this.world = world;
    this.vertx = vertx;
    this.files = vertx.fileSystem();
    this.stateFile = stateFile;
    this.temporary = stateFile.isEmpty();
  }

  void mount(Http http) {
    http.putRaw("/images/:uuid/file", this::upload);
    http.getRaw("/images/:uuid/file", this::download);
  }

  /** The checksum headers are optional; what they announce has to be true. */
  private Future<Answer> upload(RoutingContext context) {
    String uuid = Call.of(context).uuid("uuid");
    world.images.get(uuid);
    JsonObject checksum =
        new JsonObject()
            .put(ALGORITHM, context.request().getHeader("X-Nutanix-Checksum-Type"))
            .put(VALUE, context.request().getHeader("X-Nutanix-Checksum-Bytes"));
    context.request().pause();
    return path(uuid)
        .compose(path -> files.open(path, new OpenOptions().setTruncateExisting(true)))
        .compose(file -> context.request().pipeTo(file))
        .compose(written -> check(uuid, checksum))
        .recover(cause -> Future.failedFuture(refusal(uuid, cause)))
        .compose(checked -> size(uuid))
        .map(
            bytes -> {
              JsonObject row = world.images.get(uuid);
              Images.setSizeBytes(row, bytes);
              if (checksum.getString(ALGORITHM) != null && checksum.getString(VALUE) != null) {
                row.getJsonObject("status").getJsonObject("resources").put("checksum", checksum);
              }
              world.images.save(uuid, row);
              return new Answer(200, null);
            });
  }

  private Throwable refusal(String uuid, Throwable cause) {
    if (cause instanceof WrongChecksum) {
      delete(uuid);
      return ApiError.of(422, "VALIDATION_ERROR", cause.getMessage());
    }
    return cause;
  }

  Future<Long> size(String uuid) {
    return path(uuid).compose(files::props).map(FileProps::size);
  }

  private static final class WrongChecksum extends IOException {
    private static final long serialVersionUID = 1L;

    WrongChecksum() {
      super("The checksum of the image is another one.");
    }
  }

  /**
   * Fails unless the file has the checksum.
   *
   * @param checksum {@code checksum_algorithm} SHA_1 or SHA_256 and {@code checksum_value} in hex;
   *     without them nothing is checked
   */
  Future<Void> check(String uuid, JsonObject checksum) {
    String algorithm = checksum.getString(ALGORITHM);
    String value = checksum.getString(VALUE);
    if (algorithm == null || value == null) {
      return Future.succeededFuture();
    }
    return path(uuid)
        .compose(path -> vertx.executeBlocking(() -> digest(Path.of(path), algorithm)))
        .compose(
            digest ->
                digest.equalsIgnoreCase(value)
                    ? Future.succeededFuture()
                    : Future.failedFuture(new WrongChecksum()));
  }

  private static String digest(Path path, String algorithm)
      throws IOException, NoSuchAlgorithmException {
    String name = algorithm.replace("_", "").endsWith("256") ? "SHA-256" : "SHA-1";
    MessageDigest digest = MessageDigest.getInstance(name);
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Future<Answer> download(RoutingContext context) {
    String uuid = Call.of(context).uuid("uuid");
    JsonObject row = world.images.get(uuid);
    return path(uuid)
        .compose(path -> files.exists(path).map(exists -> exists ? path : null))
        .compose(
            path -> {
              HttpServerResponse response = context.response();
              if (path == null && !Images.isOfDisk(row)) {
                throw ApiError.notFound("image file", uuid);
              }
              response.putHeader("content-type", "application/octet-stream");
              return path == null
                  ? sendZeros(response, Images.sizeBytes(row)).mapEmpty()
                  : response.sendFile(path).mapEmpty();
            });
  }

  /** A disk to which nobody ever wrote, byte by byte: clients compare the length. */
  private Future<Void> sendZeros(HttpServerResponse response, long bytes) {
    response.putHeader("content-length", Long.toString(bytes));
    Promise<Void> sent = Promise.promise();
    writeZeros(response, bytes, sent);
    return sent.future();
  }

  /** The next ones follow when these have left, so that memory holds one piece only. */
  private void writeZeros(HttpServerResponse response, long bytes, Promise<Void> sent) {
    if (bytes == 0) {
      response.end().onComplete(sent);
      return;
    }
    Buffer next = ZEROS.slice(0, (int) Math.min(bytes, ZEROS.length()));
    response
        .write(next)
        .onFailure(sent::tryFail)
        .onSuccess(
            left -> vertx.runOnContext(go -> writeZeros(response, bytes - next.length(), sent)));
  }

  void delete(String uuid) {
    path(uuid)
        .compose(
            path ->
                files
                    .exists(path)
                    .compose(exists -> exists ? files.delete(path) : Future.succeededFuture()))
        .onFailure(cause -> LOG.warn("The file of image {} stays behind", uuid, cause));
  }

  Future<Void> close() {
    return temporary && directory != null
        ? directory.compose(files::deleteRecursive)
        : Future.succeededFuture();
  }

  /** Image uuids are checked before they get here, so that no name leads out of the directory. */
  Future<String> path(String uuid) {
    if (directory == null) {
      directory =
          temporary
              ? files.createTempDirectory("simulated-prism-images")
              : beside(stateFile.orElseThrow());
    }
    return directory.map(parent -> Path.of(parent, uuid).toString());
  }

  private Future<String> beside(Path state) {
    String path = state.toAbsolutePath() + ".images";
    return files.mkdirs(path).map(path);
  }
}
