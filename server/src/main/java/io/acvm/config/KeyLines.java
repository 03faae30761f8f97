package io.acvm.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * On which line of a file each key stands. The parsers that give us the values do not say, and
 * their own error texts quote the file, passwords included.
 */
final class KeyLines {
  private final String source;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private KeyLines(String source) {
    this.source = source;
  }

  static KeyLines of(String source, String text, boolean json) {
    KeyLines found = new KeyLines(source);
    if (json) {
      found.readJson(text);
    } else {
      found.readYaml(text);
    }
    return found;
  }

  /** Line of a dotted path such as {@code providers.0.id}; 0 when it is not in the file. */
  int of(String path) {
    return lines.getOrDefault(path, 0);
  }

  /** Nothing is said in the file, as when all of it is commented out. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** What cannot be read, or is said twice. */
  List<Mistake> mistakes() {
    return mistakes;
  }

  private void put(String path, int line) {
    if (lines.put(path, line) != null) {
      mistakes.add(new Mistake(source, line, path, "is said twice"));
    }
  }

  private void readYaml(String text) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options);
    try {
      Node root = yaml.compose(new StringReader(text));
      if (root instanceof MappingNode) {
        walk("", root);
      } else if (root != null) {
        mistakes.add(new Mistake(source, 1, "", "this is not a list of keys and values"));
      }
    } catch (MarkedYAMLException cause) {
      int line = cause.getProblemMark() == null ? 0 : cause.getProblemMark().getLine() + 1;
      mistakes.add(new Mistake(source, line, "", "this is not valid YAML"));
    } catch (YAMLException cause) {
      mistakes.add(new Mistake(source, 0, "", "this is not valid YAML"));
    }
  }

  private void walk(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple each : mapping.getValue()) {
        if (each.getKeyNode() instanceof ScalarNode key) {
          String child = child(path, key.getValue());
          put(child, key.getStartMark().getLine() + 1);
          walk(child, each.getValueNode());
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        Node each = sequence.getValue().get(i);
        String child = child(path, String.valueOf(i));
        put(child, each.getStartMark().getLine() + 1);
        walk(child, each);
      }
    }
  }

  private void readJson(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          put(path(parser), parser.currentTokenLocation().getLineNr());
        }
      }
    } catch (JsonProcessingException cause) {
      int line = cause.getLocation() == null ? 0 : cause.getLocation().getLineNr();
      mistakes.add(new Mistake(source, line, "", "this is not valid JSON"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String path(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString().substring(1).replace('/', '.');
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
