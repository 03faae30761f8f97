package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers and sign-ins of this user, in a file that only they can read. */
public final class ContextFile {
  private final Path file;

  public ContextFile(Path userDirectory) {
    this.file = userDirectory.resolve("contexts.json");
  }

  public Path path() {
    return file;
  }

  /** By name, oldest first. */
  public List<Context> all() {
    List<Context> all = new ArrayList<>();
    read()
        .path("contexts")
        .fields()
        .forEachRemaining(each -> all.add(context(each.getKey(), each.getValue())));
    return all;
  }

  public Optional<Context> find(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The one that commands use when nothing else is said. */
  public Optional<Context> current() {
    return Optional.ofNullable(read().path("current").textValue()).flatMap(this::find);
  }

  /** The one of a server, the current one first. */
  public Optional<Context> of(URI server) {
    return current()
        .filter(each -> each.server().equals(server))
        .or(() -> all().stream().filter(each -> each.server().equals(server)).findFirst());
  }

  /** Keeps a context under its name. */
  public void put(Context context) {
    ObjectNode content = read();
    ObjectNode entry = content.withObject("/contexts").putObject(context.name());
    entry.put("server", context.server().toString());
    context.session().ifPresent(session -> entry.set("session", session.write()));
    write(content);
  }

  public void use(String name) {
    write(read().put("current", name));
  }

  /** Forgets a context, and that it was the current one. */
  public void remove(String name) {
    ObjectNode content = read();
    content.withObject("/contexts").remove(name);
    if (name.equals(content.path("current").textValue())) {
      content.remove("current");
    }
    write(content);
  }

  private static Context context(String name, JsonNode json) {
    return new Context(
        name, URI.create(json.path("server").asText()), Session.read(json.path("session")));
  }

  private ObjectNode read() {
    try {
      if (Json.parse(Files.readString(file)) instanceof ObjectNode content
          && content.path("contexts").isObject()) {
        return content;
      }
    } catch (JsonProcessingException damaged) {
      // Its loss costs a new sign-in, no more.
    } catch (IOException absent) {
      // The first use.
    }
    ObjectNode empty = Json.object();
    empty.putObject("contexts");
    return empty;
  }

  // Written beside and moved into place, so that a command that reads meanwhile sees one or the
  // other.
  private void write(ObjectNode content) {
    try {
      PrivateFiles.createDirectory(file.getParent());
      Path fresh = PrivateFiles.createTemporary(file.getParent());
      Files.writeString(fresh, Json.pretty(content));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw new CliException(
          ExitCode.FAILED, file + ": " + cause.getClass().getSimpleName(), cause);
    }
  }
}
