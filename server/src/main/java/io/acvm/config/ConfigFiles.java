package io.acvm.config;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds and reads the configuration files. */
final class ConfigFiles {
  /** In a directory, the later ones win. */
  private static final List<String> NAMES =
      List.of("hypervisor_config.json", "acvm.json", "acvm.yaml");

  private final Vertx vertx;
  private final Path workingDirectory;
  private final Consumer<Mistake> mistakes;

  ConfigFiles(Vertx vertx, Path workingDirectory, Consumer<Mistake> mistakes) {
    this.vertx = vertx;
    this.workingDirectory = workingDirectory;
    this.mistakes = mistakes;
  }

  /**
   * @param chosen file or directory; without it the directory {@code config}, if there is one
   */
  List<Document> read(Optional<Entry> chosen) {
    Path path = workingDirectory.resolve(chosen.map(Entry::text).orElse("config"));
    List<Document> documents = new ArrayList<>();
    if (Files.isDirectory(path)) {
      for (String name : NAMES) {
        if (Files.exists(path.resolve(name))) {
          read(path.resolve(name)).ifPresent(documents::add);
        }
      }
    } else if (Files.exists(path)) {
      read(path).ifPresent(documents::add);
    } else {
      chosen.ifPresent(
          entry -> mistakes.accept(entry.mistake("there is no such file or directory")));
    }
    return documents;
  }

  private Optional<Document> read(Path file) {
    String source = display(file);
    boolean json = file.toString().endsWith(".json");
    KeyLines lines;
    try {
      lines = KeyLines.of(source, withoutMark(Files.readString(file)), json);
    } catch (IOException cause) {
      mistakes.accept(new Mistake(source, 0, "", "the file cannot be read as UTF-8 text"));
      return Optional.empty();
    }
    lines.mistakes().forEach(mistakes);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return lines.mistakes().isEmpty()
        ? values(file, json).map(values -> new Document(source, values, lines))
        : Optional.empty();
  }

  private Optional<JsonObject> values(Path file, boolean json) {
    ConfigStoreOptions store =
        new ConfigStoreOptions()
            .setType("file")
            .setFormat(json ? "json" : "yaml")
            .setConfig(new JsonObject().put("path", file.toAbsolutePath().toString()));
    ConfigRetriever retriever =
        ConfigRetriever.create(
            vertx, new ConfigRetrieverOptions().setScanPeriod(-1).addStore(store));
    try {
      return Optional.of(retriever.getConfig().await(10, TimeUnit.SECONDS));
    } catch (Exception cause) {
      // Awaiting throws whatever the reading failed with, checked or not.
      // The cause is not told: parsers quote the file, which may hold a password.
      mistakes.accept(new Mistake(display(file), 0, "", "this is not a list of keys and values"));
      return Optional.empty();
    } finally {
      retriever.close();
    }
  }

  /** Editors on Windows like to put a mark at the beginning of a file. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private String display(Path file) {
    return file.startsWith(workingDirectory)
        ? workingDirectory.relativize(file).toString()
        : file.toString();
  }
}
