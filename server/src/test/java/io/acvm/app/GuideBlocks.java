package io.acvm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a program can read in the guide of one language. */
final class GuideBlocks {
  private static final Path GUIDE = Path.of("..", "docs", "guide");
  private static final Pattern INCLUDE = Pattern.compile("(?m)^include::(_.*\\.adoc)\\[]$");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^\\[source,(\\w+)(,role=manual)?]\\n----\\n(.*?)^----$");
  private static final Pattern SPAN = Pattern.compile("`(acvm [^`]+)`");

  private final String text;

  GuideBlocks(String language) {
    Path directory = GUIDE.resolve(language);
    String index = read(directory.resolve("index.adoc"));
    text =
        INCLUDE
            .matcher(index)
            .replaceAll(
                chapter ->
                    java.util.regex.Matcher.quoteReplacement(
                        read(directory.resolve(chapter.group(1)))));
  }

  /** Lines of the blocks in a language, in the order of the guide. */
  List<String> lines(String language, boolean manual) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .filter(block -> (block.group(2) != null) == manual)
        .flatMap(block -> block.group(3).lines())
        .toList();
  }

  /** Whole blocks in a language. */
  Stream<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(3));
  }

  /** Commands that the sentences name. */
  Stream<String> named() {
    return SPAN.matcher(text).results().map(span -> span.group(1).replaceAll("\\s+", " "));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
