package io.acvm.app.reference;

import io.acvm.http.problem.Language;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What the reference says in a language, from the bundle {@code io/acvm/reference}. */
record ReferenceTexts(Language language, ResourceBundle bundle) {
  static ReferenceTexts in(Language language) {
    return new ReferenceTexts(
        language,
        ResourceBundle.getBundle(
            "io.acvm.reference",
            Locale.forLanguageTag(language.tag()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /**
   * @throws MissingResourceException nobody has written it yet
   */
  String get(String key) {
    return bundle.getString(key);
  }

  /** As plain text of a cell, in which nothing is markup. */
  static String cell(String text) {
    return text.isEmpty() ? "" : "pass:c[" + text.replace("|", "\\|").replace("]", "\\]") + "]";
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }
}
