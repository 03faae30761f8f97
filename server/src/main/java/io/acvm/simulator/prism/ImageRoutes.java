package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * {@code /images}. Unless downloads are wanted nothing is fetched: an image from a URI is then as
 * large as the simulator says.
 */
final class ImageRoutes {
  private static final long DOWNLOADED_BYTES = 1L << 31;

  private final World world;
  private final Tasks tasks;
  private final SimulatorClock clock;
  private final ImageFiles files;
  private final ImageDownloads downloads;

  /**
   * @param downloads null to fetch nothing
   */
  ImageRoutes(
      World world, Tasks tasks, SimulatorClock clock, ImageFiles files, ImageDownloads downloads) {
    this.files = files;
    this.downloads = downloads;
    this.world = world;
    this.tasks = tasks;
    this.clock = clock;
    tasks.register(TaskKind.IMAGE_CREATE, new Creation());
    tasks.register(TaskKind.IMAGE_UPDATE, work -> settle(require(work)));
    tasks.register(TaskKind.IMAGE_DELETE, this::remove);
  }

  void mount(Http http) {
    Map<String, Function<JsonObject, String>> attributes =
        new HashMap<>(Infrastructure.attributes());
    attributes.put(
        "image_type",
        row -> row.getJsonObject("status").getJsonObject("resources").getString("image_type"));
    Listing<JsonObject> listing =
        new Listing<>("image", Listing.Style.FULL, this::created, attributes, Entities::listed);
    http.post("/images/list", listing::list);
    http.post("/images", this::create);
    http.get("/images/:uuid", call -> Answer.ok(Entities.single(image(call))));
    http.put("/images/:uuid", this::update);
    http.delete("/images/:uuid", this::delete);
  }

  private List<JsonObject> created() {
    return world.images.byPosition().stream()
        .filter(row -> row.getBoolean("created", true))
        .toList();
  }

  private JsonObject image(Call call) {
    return world.images.get(call.uuid("uuid"));
  }

  private Answer create(Call call) {
    JsonObject body = call.body();
    Node root = Node.root(body);
    JsonObject spec = read(root, null);
    Node resources = root.object("spec").object("resources");
    Node source = resources.object("data_source_reference");
    source.oneOf("kind", List.of("vm_disk"));
    String disk = source.uuid("uuid");
    if (disk != null && Disks.findAnywhere(world, disk) == null) {
      resources.problem("data_source_reference", "vm_disk : " + disk + " does not exist.");
    }
    root.check();
    String wanted = body.getJsonObject("metadata").getString("uuid");
    if (wanted != null && world.images.find(wanted) != null) {
      throw ApiError.alreadyExists("image", wanted);
    }
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    JsonObject row =
        Entities.row(
                "image", uuid, spec.getString("name"), Api.time(clock.now()), spec, spec.copy())
            .put("created", false);
    JsonObject metadata = row.getJsonObject("metadata");
    metadata.put("owner_reference", Seed.userReference(call.user()));
    Entities.describe(world, metadata, body.getJsonObject("metadata"));
    String task = accept(row, TaskKind.IMAGE_CREATE);
    if (downloads != null && ImageDownloads.canFetch(sourceOf(row))) {
      tasks.holdForOutside(task);
      fetch(task, row);
    }
    return Api.accepted("image", uuid, body, task);
  }

  private static String sourceOf(JsonObject row) {
    return row.getJsonObject("spec").getJsonObject("resources").getString("source_uri");
  }

  private void fetch(String task, JsonObject row) {
    String uuid = uuid(row);
    JsonObject checksum =
        Api.object(row.getJsonObject("spec").getJsonObject("resources"), "checksum");
    downloads
        .fetch(uuid, sourceOf(row), checksum)
        .compose(fetched -> files.size(uuid))
        .onSuccess(
            bytes -> {
              row.put("fetchedBytes", bytes);
              tasks.outsideEnded(task, null);
            })
        .onFailure(
            cause ->
                tasks.outsideEnded(
                    task,
                    new TaskFailure(
                        "INTERNAL_ERROR", "The image cannot be fetched: " + cause.getMessage())));
  }

  /** Fetches again what was being fetched when the simulator stopped. */
  void resume() {
    for (Work work : tasks.waitingForOutside()) {
      JsonObject row = world.images.find(work.entityUuid());
      if (downloads == null || row == null) {
        tasks.outsideEnded(work.uuid(), null);
      } else {
        fetch(work.uuid(), row);
      }
    }
  }

  private Answer update(Call call) {
    JsonObject row = image(call);
    JsonObject body = call.body();
    Node root = Node.root(body);
    JsonObject spec = read(root, uuid(row));
    root.check();
    Integer version = body.getJsonObject("metadata").getInteger("spec_version");
    JsonObject metadata = row.getJsonObject("metadata");
    int current = metadata.getInteger("spec_version");
    if (version != null && version != current) {
      throw ApiError.editConflict("image");
    }
    Entities.describe(world, metadata, body.getJsonObject("metadata"));
    metadata.put("spec_version", current + 1).put("last_update_time", Api.time(clock.now()));
    row.put("spec", spec);
    return Api.accepted("image", uuid(row), body, accept(row, TaskKind.IMAGE_UPDATE));
  }

  private Answer delete(Call call) {
    return Api.deleting("image", accept(image(call), TaskKind.IMAGE_DELETE));
  }

  private JsonObject read(Node root, String uuid) {
    Entities.readIntent(world, root, "image", uuid);
    Node spec = root.requiredObject("spec");
    String name = spec.requiredString("name", 64);
    spec.string("description", 1000);
    Node resources = spec.requiredObject("resources");
    String type = resources.oneOf("image_type", List.of("DISK_IMAGE", "ISO_IMAGE"));
    resources.oneOf("architecture", List.of("X86_64", "PPC64", "PPC64LE"));
    String source = resources.string("source_uri", 2048);
    Node checksum = resources.object("checksum");
    checksum.oneOf("checksum_algorithm", List.of("SHA_256", "SHA_1"));
    checksum.string("checksum_value", 128);
    JsonObject complete = spec.json().copy();
    if (type == null && resources.json().getValue("image_type") == null) {
      String hint = String.valueOf(source == null ? name : source).toLowerCase(Locale.ROOT);
      Api.object(complete, "resources")
          .put("image_type", hint.endsWith(".iso") ? "ISO_IMAGE" : "DISK_IMAGE");
    }
    return complete;
  }

  private String accept(JsonObject row, TaskKind kind) {
    String task =
        tasks.start(kind, null, List.of(Api.reference("image", uuid(row))), new JsonObject());
    row.getJsonObject("status")
        .put("state", kind == TaskKind.IMAGE_DELETE ? "DELETE_PENDING" : "PENDING")
        .put("execution_context", new JsonObject().put("task_uuid", new JsonArray().add(task)));
    world.images.save(uuid(row), row);
    return task;
  }

  private static String uuid(JsonObject row) {
    return row.getJsonObject("metadata").getString("uuid");
  }

  private JsonObject require(Work work) {
    JsonObject row = world.images.find(work.entityUuid());
    if (row == null) {
      throw new TaskFailure(
          "ENTITY_NOT_FOUND", "image : " + work.entityUuid() + " does not exist.");
    }
    return row;
  }

  private void remove(Work work) {
    String uuid = uuid(require(work));
    world.images.remove(uuid);
    files.delete(uuid);
  }

  private void settle(JsonObject row) {
    JsonObject status = row.getJsonObject("status");
    JsonObject before = status.getJsonObject("resources");
    status.mergeIn(row.getJsonObject("spec").copy()).put("state", "COMPLETE");
    for (String served :
        List.of("size_bytes", "retrieval_uri_list", "current_cluster_reference_list")) {
      status.getJsonObject("resources").put(served, before.getValue(served));
    }
    world.images.save(uuid(row), row);
  }

  private final class Creation implements Tasks.Effect {
    @Override
    public void apply(Work work) {
      JsonObject row = require(work);
      JsonObject resources = row.getJsonObject("status").getJsonObject("resources");
      String source = resources.getString("source_uri", "");
      if (!source.isEmpty() && !source.contains("://")) {
        throw new TaskFailure("INTERNAL_ERROR", "The image cannot be fetched: " + source);
      }
      JsonObject disk =
          Disks.findAnywhere(
              world, Api.object(resources, "data_source_reference").getString("uuid"));
      long bytes =
          disk != null
              ? Disks.sizeBytes(disk)
              : source.isEmpty() ? 0 : row.getLong("fetchedBytes", DOWNLOADED_BYTES);
      resources
          .put("size_bytes", bytes)
          .put("retrieval_uri_list", new JsonArray())
          .put("current_cluster_reference_list", clusters());
      row.put("created", true);
      settle(row);
    }

    @Override
    public void failed(Work work, TaskFailure failure) {
      JsonObject row = world.images.find(work.entityUuid());
      if (row != null) {
        Entities.fail(row, failure);
        world.images.save(uuid(row), row);
      }
    }

    private JsonArray clusters() {
      JsonArray references = new JsonArray();
      world.clusters.all().stream()
          .filter(cluster -> !Clusters.isPrismCentral(cluster))
          .forEach(cluster -> references.add(Api.reference("cluster", uuid(cluster))));
      return references;
    }
  }
}
