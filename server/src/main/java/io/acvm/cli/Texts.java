package io.acvm.cli;

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

  /** By {@code ACVM_LANG}, such as {@code fr}; by the system's language without it. */
  public static Texts of(Map<String, String> variables) {
    String chosen = variables.getOrDefault("ACVM_LANG", "").replace('_', '-');
    return new Texts(chosen.isBlank() ? Locale.getDefault() : Locale.forLanguageTag(chosen));
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

  public ResourceBundle bundle() {
    return bundle;
  }

  /** What to send as {@code Accept-Language}. */
  public String language() {
    return locale.getLanguage().equals("fr") ? "fr" : "en";
  }
}
