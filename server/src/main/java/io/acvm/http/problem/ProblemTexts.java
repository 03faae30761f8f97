package io.acvm.http.problem;

import io.acvm.domain.error.ErrorCode;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of problems in the languages of people, from the bundle {@code io/acvm/problems}. */
public final class ProblemTexts {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final ResourceBundle.Control NO_FALLBACK_TO_THE_MACHINES_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private ProblemTexts() {}

  public static String title(ErrorCode code, Language language) {
    return bundle(language).getString(code.name() + ".title");
  }

  /** One or two sentences; null where the failure does not bring what they need. */
  public static String detail(ErrorCode code, Map<String, String> arguments, Language language) {
    return filled(bundle(language).getString(code.name() + ".detail"), arguments);
  }

  /**
   * The detail for a page about the code: an ellipsis stands where a failure would name something.
   */
  public static String help(ErrorCode code, Language language) {
    var text = bundle(language).getString(code.name() + ".detail");
    return PLACEHOLDER.matcher(text).replaceAll("\u2026");
  }

  /** What is wrong with a field; the fallback for rules that have no text. */
  public static String field(String rule, Object limit, String fallback, Language language) {
    var key = "field." + rule;
    if (!bundle(language).containsKey(key)) {
      return fallback;
    }
    var arguments =
        limit == null ? Map.<String, String>of() : Map.of("limit", String.valueOf(limit));
    var text = filled(bundle(language).getString(key), arguments);
    return text == null ? fallback : text;
  }

  private static String filled(String text, Map<String, String> arguments) {
    var complete =
        PLACEHOLDER.matcher(text).results().allMatch(each -> arguments.containsKey(each.group(1)));
    return complete
        ? PLACEHOLDER
            .matcher(text)
            .replaceAll(each -> Matcher.quoteReplacement(arguments.get(each.group(1))))
        : null;
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "io.acvm.problems", language.locale(), NO_FALLBACK_TO_THE_MACHINES_LANGUAGE);
  }
}
