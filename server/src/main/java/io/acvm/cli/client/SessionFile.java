package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sign-ins of this user, by server, in a file that only they can read. */
public final class SessionFile {
  private final Path file;

  public SessionFile(Path userDirectory) {
    this.file = userDirectory.resolve("contexts.json");
  }

  /** The server of the last sign-in. */
  public Optional<URI> currentServer() {
    return Optional.ofNullable(read().current()).map(URI::create);
  }

  public Optional<Session> find(URI server) {
    return Optional.ofNullable(read().contexts().get(server.toString()));
  }

  /** Keeps a sign-in and makes its server the current one. */
  public void put(URI server, Session session) {
    Map<String, Session> contexts = new LinkedHashMap<>(read().contexts());
    contexts.put(server.toString(), session);
    write(new Content(server.toString(), contexts));
  }

  public void remove(URI server) {
    Content content = read();
    Map<String, Session> contexts = new LinkedHashMap<>(content.contexts());
    if (contexts.remove(server.toString()) != null) {
      write(new Content(content.current(), contexts));
    }
  }

  private Content read() {
    try {
      return Json.read(Json.parse(Files.readString(file)), Content.class);
    } catch (JsonProcessingException | IllegalArgumentException damaged) {
      // Its loss costs a new sign-in, no more.
      return new Content(null, Map.of());
    } catch (IOException absent) {
      return new Content(null, Map.of());
    }
  }

  // Written beside and moved into place, so that a command that reads meanwhile sees one or the
  // other.
  private void write(Content content) {
    try {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      Files.createDirectories(file.getParent(), owner(posix, "rwx------"));
      Path fresh =
          Files.createTempFile(file.getParent(), "contexts", ".tmp", owner(posix, "rw-------"));
      Files.writeString(fresh, Json.write(content));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw new CliException(
          ExitCode.FAILED, file + ": " + cause.getClass().getSimpleName(), cause);
    }
  }

  private static FileAttribute<?>[] owner(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private record Content(String current, Map<String, Session> contexts) {
    Content {
      contexts = contexts == null ? Map.of() : contexts;
    }
  }
}
