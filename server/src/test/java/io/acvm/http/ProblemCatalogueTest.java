package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.ProblemStatus;
import io.acvm.http.problem.ProblemTexts;
import io.acvm.http.problem.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has a status and texts in every language, and no text is left of codes that are gone.
 */
class ProblemCatalogueTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeHasAStatusAndTextsInBothLanguages(ErrorCode code) {
    assertThat(ProblemStatus.of(code.kind())).isBetween(400, 599);
    assertThat(Problems.path(code)).matches("/problems/[a-z-]+");
    for (var language : Language.values()) {
      assertThat(ProblemTexts.title(code, language)).isNotBlank().doesNotEndWith(".");
      assertThat(ProblemTexts.help(code, language)).matches(".*[.?]").doesNotContain("{");
    }
    assertThat(ProblemTexts.title(code, Language.FRENCH))
        .isNotEqualTo(ProblemTexts.title(code, Language.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource(FileReason.class)
  void aReasonIsSaidInTheLanguageOfTheReader(FileReason reason) {
    var arguments = reason.about("web-01.zip", "disk.vmdk");
    var english = ProblemTexts.detail(ErrorCode.BACKUP_DAMAGED, arguments, Language.ENGLISH);
    var french = ProblemTexts.detail(ErrorCode.BACKUP_DAMAGED, arguments, Language.FRENCH);
    assertThat(english).startsWith("web-01.zip is not").doesNotContain(reason.name(), "{");
    assertThat(french).startsWith("web-01.zip n'est").doesNotContain(reason.name(), "{");
    assertThat(french.substring(french.indexOf(" : ")))
        .isNotEqualTo(english.substring(english.indexOf(": ")));
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    var english = bundle(Locale.ROOT);
    assertThat(bundle(Locale.FRENCH).keySet()).isEqualTo(english.keySet());
    var codes = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
    assertThat(english.keySet())
        .allMatch(
            key ->
                key.startsWith("field.")
                    || key.startsWith("reason.")
                    || codes.contains(key.replaceAll("\\..*", "")));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "io.acvm.problems",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
