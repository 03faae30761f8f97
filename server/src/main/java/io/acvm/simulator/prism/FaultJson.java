package io.acvm.simulator.prism;

import io.acvm.simulator.prism.FaultEffect.AnswerWith;
import io.acvm.simulator.prism.FaultEffect.DropConnection;
import io.acvm.simulator.prism.FaultEffect.FailTask;
import io.acvm.simulator.prism.FaultEffect.HoldTask;
import io.acvm.simulator.prism.FaultEffect.Slow;
import io.acvm.simulator.prism.FaultEffect.Truncate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Fault rules as data, the same in files, on the command line and over REST:
 *
 * <pre>
 * {"rules": [{"id": "busy", "match": {"method": "POST", "path": ".*&#47;vms", "entity": "web-01"},
 *   "probability": 0.5, "skip": 0, "times": 3, "delayMillis": 100, "jitterMillis": 50,
 *   "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "2"}, "body": "..."}}]}
 * </pre>
 *
 * <p>A match with {@code task} (a {@link TaskKind}, or {@code ANY}) hits tasks instead of requests.
 * Effects: {@code ANSWER}, {@code RESET}, {@code TRUNCATE}, {@code SLOW}; for tasks {@code
 * FAIL_TASK}, {@code HOLD_TASK}, {@code SLOW}.
 */
public final class FaultJson {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MAX_RULES = 1000;
  private static final String ANY = "ANY";
  private static final List<String> KINDS =
      Stream.concat(Stream.of(ANY), Stream.of(TaskKind.values()).map(TaskKind::name)).toList();
  private static final List<String> REQUEST_EFFECTS =
      List.of("ANSWER", "RESET", "TRUNCATE", "SLOW");
  private static final List<String> TASK_EFFECTS = List.of("FAIL_TASK", "HOLD_TASK", "SLOW");

  private FaultJson() {}

  /**
   * Throws {@link IllegalArgumentException} that says what is wrong with which field, when anything
   * is.
   */
  public static List<FaultRule> parse(JsonObject json) {
    try {
      return read(json);
    } catch (ApiError error) {
      throw new IllegalArgumentException(
          error.body().getJsonArray("message_list").getJsonObject(0).encode(), error);
    }
  }

  static List<FaultRule> read(JsonObject json) {
    Node root = Node.root(json);
    root.only(List.of("rules"));
    root.required("rules");
    List<Node> nodes = root.objects("rules");
    if (nodes.size() > MAX_RULES) {
      root.problem("rules", "are more than " + MAX_RULES);
    }
    List<FaultRule> rules = new ArrayList<>();
    nodes.forEach(node -> rules.add(rule(node)));
    root.check();
    return rules;
  }

  static FaultRule readOne(JsonObject json) {
    Node root = Node.root(json);
    FaultRule rule = rule(root);
    root.check();
    return rule;
  }

  private static FaultRule rule(Node node) {
    node.only(
        List.of(
            "id",
            "match",
            "probability",
            "skip",
            "times",
            "delayMillis",
            "jitterMillis",
            "effect",
            "hits",
            "left"));
    String id = node.string("id", 64);
    FaultMatch match = match(node.object("match"));
    FaultEffect effect =
        effect(
            node.requiredObject("effect"),
            match.tasks().isEmpty() ? REQUEST_EFFECTS : TASK_EFFECTS);
    Double probability = node.number("probability", 0, 1);
    return new FaultRule(
        id == null ? "" : id,
        match,
        effect,
        probability == null ? 1 : probability,
        (int) or(node.integer("skip", 0, Integer.MAX_VALUE), 0),
        (int) or(node.integer("times", 1, Integer.MAX_VALUE), FaultRule.ALWAYS),
        millis(node, "delayMillis"),
        millis(node, "jitterMillis"));
  }

  static Duration millis(Node node, String key) {
    return Duration.ofMillis(or(node.integer(key, 0, DAY_MILLIS), 0));
  }

  private static long or(Long value, long otherwise) {
    return value == null ? otherwise : value;
  }

  private static FaultMatch match(Node node) {
    node.only(List.of("task", "method", "path", "entity"));
    String task = node.oneOf("task", KINDS);
    Pattern path = null;
    String text = node.string("path", 500);
    if (text != null) {
      try {
        path = Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        node.problem("path", "is no regular expression: " + e.getDescription());
      }
    }
    return new FaultMatch(
        kinds(task),
        Optional.ofNullable(node.string("method", 10)),
        Optional.ofNullable(path),
        Optional.ofNullable(node.string("entity", 256)));
  }

  private static Set<TaskKind> kinds(String task) {
    if (!KINDS.contains(task)) {
      return Set.of();
    }
    return task.equals(ANY) ? FaultMatch.visible() : Set.of(TaskKind.valueOf(task));
  }

  private static FaultEffect effect(Node node, List<String> allowed) {
    node.only(
        List.of(
            "type",
            "status",
            "contentType",
            "body",
            "headers",
            "afterWork",
            "bytes",
            "code",
            "detail"));
    node.required("type");
    String type = node.oneOf("type", allowed);
    return switch (type == null ? "" : type) {
      case "ANSWER" -> answer(node);
      case "RESET" -> {
        node.bool("afterWork");
        yield new DropConnection(node.json().getValue("afterWork") == Boolean.TRUE);
      }
      case "TRUNCATE" -> new Truncate((int) or(node.integer("bytes", 0, 1 << 20), 20));
      case "FAIL_TASK" ->
          new FailTask(
              text(node, "code", 100, "INTERNAL_ERROR"), text(node, "detail", 1000, "simulated"));
      case "HOLD_TASK" -> new HoldTask();
      default -> new Slow();
    };
  }

  private static AnswerWith answer(Node node) {
    Map<String, String> headers = new LinkedHashMap<>();
    Node given = node.object("headers");
    for (String name : given.json().fieldNames()) {
      String value = given.string(name, 1000);
      if (!name.matches("[A-Za-z0-9-]{1,64}") || (value != null && !value.matches("[ -~]*"))) {
        given.problem(name, "is not a header");
      } else if (value != null) {
        headers.put(name, value);
      }
    }
    String type = text(node, "contentType", 100, "application/json");
    if (!type.matches("[ -~]+")) {
      node.problem("contentType", "is not a media type");
    }
    return new AnswerWith(
        (int) or(node.integer("status", 200, 599), 500),
        type,
        text(node, "body", 1 << 20, ""),
        headers);
  }

  private static String text(Node node, String key, int maxLength, String otherwise) {
    String text = node.string(key, maxLength);
    return text == null ? otherwise : text;
  }

  static JsonObject write(List<Faults.Standing> standing) {
    JsonArray rules = new JsonArray();
    standing.forEach(each -> rules.add(write(each)));
    return new JsonObject().put("rules", rules);
  }

  private static JsonObject write(Faults.Standing standing) {
    FaultRule rule = standing.rule();
    JsonObject match = new JsonObject();
    if (!rule.match().tasks().isEmpty()) {
      match.put(
          "task",
          rule.match().tasks().size() > 1 ? ANY : rule.match().tasks().iterator().next().name());
    }
    rule.match().method().ifPresent(method -> match.put("method", method));
    rule.match().path().ifPresent(path -> match.put("path", path.pattern()));
    rule.match().entity().ifPresent(entity -> match.put("entity", entity));
    JsonObject json = new JsonObject();
    if (rule.times() != FaultRule.ALWAYS) {
      json.put("times", rule.times()).put("left", standing.left());
    }
    return json.put("id", rule.id())
        .put("match", match)
        .put("effect", write(rule.effect()))
        .put("probability", rule.probability())
        .put("skip", rule.skip())
        .put("delayMillis", rule.delay().toMillis())
        .put("jitterMillis", rule.jitter().toMillis())
        .put("hits", standing.hits());
  }

  private static JsonObject write(FaultEffect effect) {
    JsonObject json = new JsonObject();
    if (effect instanceof AnswerWith answer) {
      return json.put("type", "ANSWER")
          .put("status", answer.status())
          .put("contentType", answer.contentType())
          .put("headers", new JsonObject(new LinkedHashMap<>(answer.headers())))
          .put("body", answer.body());
    } else if (effect instanceof DropConnection drop) {
      return json.put("type", "RESET").put("afterWork", drop.afterWork());
    } else if (effect instanceof Truncate truncate) {
      return json.put("type", "TRUNCATE").put("bytes", truncate.bytes());
    } else if (effect instanceof FailTask fail) {
      return json.put("type", "FAIL_TASK").put("code", fail.code()).put("detail", fail.detail());
    }
    return json.put("type", effect instanceof HoldTask ? "HOLD_TASK" : "SLOW");
  }
}
