package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** List, read, create, change and delete of a kind whose row is the answer. */
final class IntentRoutes {
  /** How a spec is written and an entity is shown. */
  interface Form {
    /** Names everything that is wrong with the spec; fills in what Prism fills in. */
    JsonObject read(Node spec);

    default JsonObject view(JsonObject row) {
      return row;
    }
  }

  /** What is particular to one kind. */
  interface Kind extends Form {
    Table table();

    String plural();

    TaskKind creation();

    TaskKind change();

    TaskKind deletion();

    /** What its list can be filtered and sorted by. */
    default Map<String, Function<JsonObject, String>> attributes() {
      return Infrastructure.attributes();
    }

    /** The spec has come into force; throws {@link TaskFailure} when it cannot. */
    default void apply(JsonObject row, JsonObject spec) {}

    /** Throws {@link TaskFailure} while it is in use. */
    default void remove(JsonObject row) {}
  }

  private final World world;
  private final Tasks tasks;
  private final SimulatorClock clock;
  private final Kind kind;

  IntentRoutes(World world, Tasks tasks, SimulatorClock clock, Kind kind) {
    this.world = world;
    this.tasks = tasks;
    this.clock = clock;
    this.kind = kind;
    tasks.register(kind.creation(), intent(this::carryOut));
    tasks.register(kind.change(), intent(this::carryOut));
    tasks.register(kind.deletion(), intent(this::remove));
  }

  void mount(Http http) {
    Listing<JsonObject> listing =
        new Listing<>(
            kind.table().kind(),
            Listing.Style.FULL,
            this::created,
            kind.attributes(),
            row -> Entities.listed(kind.view(row)));
    String path = "/" + kind.plural();
    http.post(path + "/list", listing::list);
    http.delete(
        path + "/:uuid",
        call -> Api.deleting(kind.table().kind(), start(row(call), kind.deletion(), null)));
    mount(http, path, kind);
  }

  /** The same entities in another form: created, read and changed under a path of its own. */
  void mount(Http http, String path, Form form) {
    http.post(path, call -> create(call, form));
    http.get(path + "/:uuid", call -> Answer.ok(Entities.single(form.view(row(call)))));
    http.put(path + "/:uuid", call -> update(call, form));
  }

  private List<JsonObject> created() {
    return kind.table().byPosition().stream()
        .filter(row -> row.getBoolean("created", true))
        .toList();
  }

  private JsonObject row(Call call) {
    return kind.table().get(call.uuid("uuid"));
  }

  private JsonObject read(Form form, Node root, String uuid) {
    Entities.readIntent(world, root, kind.table().kind(), uuid);
    return form.read(root.requiredObject("spec"));
  }

  private Answer create(Call call, Form form) {
    JsonObject body = call.body();
    Node root = Node.root(body);
    JsonObject spec = read(form, root, null);
    root.check();
    String wanted = body.getJsonObject("metadata").getString("uuid");
    if (wanted != null && kind.table().find(wanted) != null) {
      throw ApiError.alreadyExists(kind.table().kind(), wanted);
    }
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    JsonObject row =
        Entities.row(
                kind.table().kind(),
                uuid,
                spec.getString("name"),
                Api.time(clock.now()),
                spec,
                new JsonObject().put("resources", new JsonObject()))
            .put("created", false);
    JsonObject metadata = row.getJsonObject("metadata");
    metadata.put("owner_reference", Seed.userReference(call.user()));
    Entities.describe(world, metadata, body.getJsonObject("metadata"));
    return Api.accepted(kind.table().kind(), uuid, body, start(row, kind.creation(), spec));
  }

  private Answer update(Call call, Form form) {
    JsonObject row = row(call);
    JsonObject body = call.body();
    Node root = Node.root(body);
    JsonObject metadata = row.getJsonObject("metadata");
    JsonObject spec = read(form, root, metadata.getString("uuid"));
    root.check();
    Integer version = body.getJsonObject("metadata").getInteger("spec_version");
    int current = metadata.getInteger("spec_version");
    if (version != null && version != current) {
      throw ApiError.editConflict(kind.table().kind());
    }
    metadata.put("spec_version", current + 1).put("last_update_time", Api.time(clock.now()));
    Entities.describe(world, metadata, body.getJsonObject("metadata"));
    row.put("spec", spec);
    String uuid = metadata.getString("uuid");
    return Api.accepted(kind.table().kind(), uuid, body, start(row, kind.change(), spec));
  }

  private String start(JsonObject row, TaskKind what, JsonObject spec) {
    String uuid = row.getJsonObject("metadata").getString("uuid");
    JsonObject payload = new JsonObject();
    if (spec != null) {
      payload.put("spec", spec.copy());
    }
    String task =
        tasks.start(what, null, List.of(Api.reference(kind.table().kind(), uuid)), payload);
    row.getJsonObject("status")
        .put("state", what == kind.deletion() ? "DELETE_PENDING" : "PENDING")
        .put("execution_context", new JsonObject().put("task_uuid", new JsonArray().add(task)));
    kind.table().save(uuid, row);
    return task;
  }

  private void carryOut(JsonObject row, Work work) {
    JsonObject spec = work.payload().getJsonObject("spec").copy();
    kind.apply(row, spec);
    JsonObject status = row.getJsonObject("status");
    status.remove("message_list");
    status.mergeIn(spec.copy()).put("state", "COMPLETE");
    row.put("created", true);
    kind.table().save(work.entityUuid(), row);
  }

  private void remove(JsonObject row, Work work) {
    kind.remove(row);
    kind.table().remove(work.entityUuid());
  }

  private interface Step {
    void apply(JsonObject row, Work work);
  }

  private Tasks.Effect intent(Step step) {
    return new Tasks.Effect() {
      @Override
      public void apply(Work work) {
        JsonObject row = kind.table().find(work.entityUuid());
        if (row == null) {
          throw new TaskFailure(
              "ENTITY_NOT_FOUND",
              kind.table().kind() + " : " + work.entityUuid() + " does not exist.");
        }
        step.apply(row, work);
      }

      @Override
      public void failed(Work work, TaskFailure failure) {
        JsonObject row = kind.table().find(work.entityUuid());
        if (row != null) {
          Entities.fail(row, failure);
          kind.table().save(work.entityUuid(), row);
        }
      }
    };
  }
}
