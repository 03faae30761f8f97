package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * After every test there is: each {@code metadata.json} that it left in its directory is as the
 * published schema says.
 */
public final class MetadataIsValid implements AfterEachCallback {
  private static final Path SCHEMA = Path.of("../docs/metadata.schema.json");

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Object test = context.getRequiredTestInstance();
    for (var field : AnnotationSupport.findAnnotatedFields(test.getClass(), TempDir.class)) {
      Object directory = ReflectionSupport.tryToReadFieldValue(field, test).get();
      if (directory instanceof Path path && Files.isDirectory(path)) {
        for (Path metadata : metadataIn(path)) {
          assertThat(problems(Files.readString(metadata))).as("%s", metadata).isEmpty();
        }
      }
    }
  }

  private static List<Path> metadataIn(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.endsWith("metadata.json")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** What a validator says about a text; empty when it is valid. */
  static List<String> problems(String metadata) throws IOException {
    Validator validator =
        Validator.create(
            JsonSchema.of(new JsonObject(Files.readString(SCHEMA))),
            new JsonSchemaOptions()
                .setBaseUri("https://acvm.io/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    OutputUnit said = validator.validate(new JsonObject(metadata));
    if (said.getValid()) {
      return List.of();
    }
    return said.getErrors() == null
        ? List.of("not valid")
        : said.getErrors().stream()
            .map(error -> error.getInstanceLocation() + " " + error.getError())
            .toList();
  }
}
