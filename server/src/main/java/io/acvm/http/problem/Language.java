package io.acvm.http.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** The languages that people are spoken to in. */
public enum Language {
  ENGLISH(Locale.ENGLISH),
  FRENCH(Locale.FRENCH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /** What stands in Content-Language and in the page. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** What the caller likes best of what there is; English when in doubt. */
  public static Language of(RoutingContext context) {
    for (var wanted : context.acceptableLanguages()) {
      for (var language : values()) {
        if (wanted.tag() != null && wanted.tag().equalsIgnoreCase(language.tag())) {
          return language;
        }
      }
    }
    return ENGLISH;
  }
}
