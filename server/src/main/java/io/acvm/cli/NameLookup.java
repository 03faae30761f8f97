package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds the one that a person means by its id or its name. */
public final class NameLookup {
  private final Texts texts;

  public NameLookup(Texts texts) {
    this.texts = texts;
  }

  /**
   * The one with this id, or else the only one with this name.
   *
   * @param name property that holds the name
   * @param notFound what to say when there is none
   */
  public JsonNode one(Iterable<JsonNode> items, String reference, String name, String notFound) {
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode each : items) {
      if (reference.equals(each.path("id").textValue())) {
        return each;
      }
      if (reference.equals(each.path(name).textValue())) {
        named.add(each);
      }
    }
    if (named.isEmpty()) {
      throw new CliException(ExitCode.NOT_FOUND, notFound);
    }
    if (named.size() > 1) {
      throw ambiguous(reference, named);
    }
    return named.get(0);
  }

  private CliException ambiguous(String reference, List<JsonNode> named) {
    Table candidates = new Table();
    for (JsonNode each : named) {
      List<String> cells = new ArrayList<>(List.of("  " + each.path("id").asText()));
      for (String property : List.of("name", "provider", "cluster", "type", "createdAt")) {
        String text = Column.text(each.path(property));
        if (text != null) {
          cells.add(text);
        }
      }
      candidates.row(cells.toArray());
    }
    String text = texts.get("failure.ambiguous", Table.plain(reference));
    return new CliException(
        ExitCode.INVALID, text + System.lineSeparator() + candidates.render().stripTrailing());
  }
}
