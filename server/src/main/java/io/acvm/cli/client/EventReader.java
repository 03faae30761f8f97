package io.acvm.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads server-sent events and knows where to go on after a break. */
public final class EventReader {
  private final Predicate<JsonNode> consumer;
  private Optional<String> lastId = Optional.empty();

  /**
   * @param consumer gets each event; false ends the reading
   */
  public EventReader(Predicate<JsonNode> consumer) {
    this.consumer = consumer;
  }

  Optional<String> lastId() {
    return lastId;
  }

  /** Reads until the stream breaks; false when the consumer has had enough. */
  boolean read(Stream<String> lines) {
    String data = null;
    try (lines) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        String line = each.next();
        if (line.startsWith("id:")) {
          lastId = Optional.of(line.substring(3).strip());
        } else if (line.startsWith("data:")) {
          data = line.substring(5);
        } else if (line.isEmpty() && data != null) {
          if (!consumer.test(Json.parse(data))) {
            return false;
          }
          data = null;
        }
      }
      return true;
    } catch (UncheckedIOException | JsonProcessingException broken) {
      return true;
    }
  }
}
