package io.acvm.vmfiles.host;

import java.util.ArrayList;
import java.util.List;

/**
 * Words, quoted texts without their quotes, and the three marks that stand alone; comments are left
 * out.
 */
final class LeaseTokens {
  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private LeaseTokens(String text) {
    this.text = text;
  }

  static List<String> of(String text) {
    LeaseTokens reader = new LeaseTokens(text);
    while (reader.at < text.length()) {
      reader.next();
    }
    return reader.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '#') {
      skipLine();
    } else if (c == '"') {
      quoted();
    } else if (isMark(c)) {
      tokens.add(String.valueOf(c));
      at++;
    } else if (c <= ' ') {
      at++;
    } else {
      word();
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    at++;
    tokens.add(value.toString());
  }

  private void word() {
    int start = at;
    while (at < text.length()
        && text.charAt(at) > ' '
        && !isMark(text.charAt(at))
        && text.charAt(at) != '"') {
      at++;
    }
    tokens.add(text.substring(start, at));
  }

  private static boolean isMark(char c) {
    return c == '{' || c == '}' || c == ';';
  }
}
