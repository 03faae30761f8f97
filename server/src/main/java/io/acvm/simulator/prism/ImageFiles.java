package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /images/uuid/file}: the bytes of images, as files beside the state; in a directory of
 * their own without one.
 */
final class ImageFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);

  private final World world;
  private final FileSystem files;
  private final boolean temporary;
  private Future<String> directory;
  private final Optional<Path> stateFile;

  ImageFiles(Vertx vertx, World world, Optional<Path> stateFile) {
    this.world = world;
    this.files = vertx.fileSystem();
    this.stateFile = stateFile;
    this.temporary = stateFile.isEmpty();
  }

  void mount(Http http) {
    http.putRaw("/images/:uuid/file", this::upload);
    http.getRaw("/images/:uuid/file", this::download);
  }

  private Future<Answer> upload(RoutingContext context) {
    String uuid = new Call(context).uuid("uuid");
    world.images.get(uuid);
    context.request().pause();
    return path(uuid)
        .compose(path -> files.open(path, new OpenOptions().setTruncateExisting(true)))
        .compose(file -> context.request().pipeTo(file))
        .compose(written -> path(uuid).compose(files::props))
        .map(
            props -> {
              Images.setSizeBytes(world.images.get(uuid), props.size());
              world.images.save(uuid, world.images.get(uuid));
              return new Answer(200, null);
            });
  }

  private Future<Answer> download(RoutingContext context) {
    String uuid = new Call(context).uuid("uuid");
    world.images.get(uuid);
    return path(uuid)
        .compose(path -> files.exists(path).map(exists -> exists ? path : null))
        .compose(
            path -> {
              if (path == null) {
                throw ApiError.notFound("image file", uuid);
              }
              context.response().putHeader("content-type", "application/octet-stream");
              return context.response().sendFile(path).mapEmpty();
            });
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
  private Future<String> path(String uuid) {
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
