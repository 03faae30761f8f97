package io.acvm.core.inventory.filter;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a filter into words at blanks outside of quotes. */
final class FilterWords {
  private static final char QUOTE = '"';

  /** Within quotes, takes the next character as it is. */
  private static final char ESCAPE = '\\';

  private FilterWords() {}

  /**
   * One word as it was written.
   *
   * @param position of its first character, from 1
   */
  record Word(String text, int position) {
    AcvmException senseless() {
      return AcvmException.of(
          ErrorCode.FILTER_INVALID, Map.of("word", text, "position", Integer.toString(position)));
    }
  }

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int begin = -1;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == ESCAPE) {
        i++;
        continue;
      }
      if (c == QUOTE) {
        quoted = !quoted;
      }
      boolean blank = Character.isWhitespace(c) && !quoted;
      if (blank && begin >= 0) {
        words.add(new Word(text.substring(begin, i), begin + 1));
        begin = -1;
      } else if (!blank && begin < 0) {
        begin = i;
      }
    }
    if (begin >= 0) {
      words.add(new Word(text.substring(begin), begin + 1));
    }
    if (quoted) {
      throw words.get(words.size() - 1).senseless();
    }
    return words;
  }

  /** Cuts at commas outside of quotes, and takes the quotes off. */
  static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == ESCAPE && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i));
      } else if (c == QUOTE) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
