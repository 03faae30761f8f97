package io.acvm.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What people read, in their language. English where we do not speak it. */
public final class Texts {
  private static final String BUNDLE = "io.acvm.cli.messages";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * By {@code ACVM_LANG}, such as {@code fr}, or by the variables of POSIX, which say the language
   * even where the system has no data for it; by the system's language without them.
   */
  public static Texts of(Map<String, String> variables) {
    for (String each : List.of("ACVM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
      String chosen = variables.getOrDefault(each, "");
      if (!chosen.isBlank()) {
        return new Texts(locale(chosen));
      }
    }
    return new Texts(Locale.getDefault());
  }

  /** Of {@code fr}, {@code fr-FR} or {@code fr_FR.UTF-8}; {@code C} is English. */
  private static Locale locale(String name) {
    String tag = name.replaceFirst("[.@].*", "").replace('_', '-');
    return tag.equals("C") || tag.equals("POSIX") ? Locale.ENGLISH : Locale.forLanguageTag(tag);
  }

  /** The text with its placeholders, as {@link String#format} writes them, filled. */
  public String get(String key, Object... arguments) {
    return String.format(locale, bundle.getString(key), arguments);
  }

  /** The text of a key that may be newer than this program; the standard if it is. */
  public String orElse(String key, String standard) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException unknown) {
      return standard;
    }
  }

  public Locale locale() {
    return locale;
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  /** What to send as {@code Accept-Language}. */
  public String language() {
    return locale.getLanguage().equals("fr") ? "fr" : "en";
  }
}
