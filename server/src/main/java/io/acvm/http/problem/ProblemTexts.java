package io.acvm.http.problem;

import io.acvm.domain.error.ErrorCode;
import java.util.HashMap;
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

  /** One or two sentences, with what the failure names where it does. */
  public static String detail(ErrorCode code, Map<String, String> arguments, Language language) {
    var named = code.name() + ".named";
    var text =
        bundle(language).containsKey(named)
            ? filled(bundle(language).getString(named), inWords(arguments, language))
            : null;
    return text == null ? help(code, language) : text;
  }

  /** A reason that the catalogue knows is said in the language; it may name something itself. */
  private static Map<String, String> inWords(Map<String, String> arguments, Language language) {
    var key = "reason." + arguments.get("reason");
    if (!bundle(language).containsKey(key)) {
      return arguments;
    }
    var words = new HashMap<>(arguments);
    words.remove("reason");
    var said = filled(bundle(language).getString(key), arguments);
    if (said != null) {
      words.put("reason", said);
    }
    return words;
  }

  /** One or two sentences that hold for every failure with this code. */
  public static String help(ErrorCode code, Language language) {
    return bundle(language).getString(code.name() + ".detail");
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

  /** Null where an argument is missing. */
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
