package io.acvm.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.config.ConfigKey;
import io.acvm.config.ConfigKeys;
import io.acvm.domain.error.ErrorCode;
import io.acvm.http.problem.Language;
import io.acvm.http.security.RequiredRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The parts of the guide that the code writes. */
final class ReferenceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Language.class)
  void isCompleteInEachLanguage(Language language) throws IOException {
    // When
    int code =
        new CommandLine(new ReferenceCommand(() -> Set.of("--port"))).execute(directory.toString());

    // Then
    assertThat(code).isZero();
    assertThat(ConfigKeys.all())
        .extracting(ConfigKey::name)
        .contains("server.port", "providers.vmware.settings.workers")
        .allSatisfy(key -> assertThat(read(language, "configuration")).contains(shown(key)));
    assertThat(read(language, "configuration"))
        .contains("`pass:c[ACVM_PORT]` +\n`pass:c[--port]`", "`pass:c[5000]`", "ACVM_TOKEN")
        .doesNotContain("--registration");
    assertThat(ErrorCode.values())
        .allSatisfy(each -> assertThat(read(language, "errors")).contains("[[" + each + "]]"));
    assertThat(RequiredRoles.byOperation().keySet())
        .allSatisfy(each -> assertThat(read(language, "operations")).contains("[" + each + "]"));
  }

  @Test
  void nothingIsExplainedThatIsNotThere() throws IOException {
    Set<String> english = ReferenceTexts.in(Language.ENGLISH).bundle().keySet();
    assertThat(ReferenceTexts.in(Language.FRENCH).bundle().keySet()).isEqualTo(english);
    Set<String> keys =
        ConfigKeys.all().stream()
            .flatMap(each -> texts(each.name()))
            .collect(Collectors.toUnmodifiableSet());
    assertThat(english)
        .filteredOn(each -> each.matches("(server|provider|nutanix|vmware)\\..*"))
        .allMatch(keys::contains);
  }

  @Test
  void theExampleOfTheConfigurationNamesEveryKeyThatIsOurs() throws IOException {
    String example = Files.readString(Path.of("..", "config", "acvm.example.yaml"));
    assertThat(ConfigKeys.all())
        .extracting(key -> key.name().replaceFirst(".*\\.", ""))
        .filteredOn(key -> !Set.of("profile", "administratorPassword").contains(key))
        .filteredOn(key -> !ofTheOriginal(key))
        .allSatisfy(key -> assertThat(example).containsPattern("\\b" + key + ":"));
  }

  private static boolean ofTheOriginal(String key) {
    String text =
        ReferenceTexts.in(Language.ENGLISH).bundle().keySet().stream()
            .filter(each -> each.endsWith("." + key))
            .map(ReferenceTexts.in(Language.ENGLISH)::get)
            .findFirst()
            .orElse("");
    return text.startsWith("Of the original system");
  }

  private static String shown(String key) {
    return "`pass:c[" + key.replaceFirst("^providers\\.[a-z]+\\.(settings\\.)?", "") + "]`";
  }

  private static Stream<String> texts(String key) {
    return Stream.of(
        "server." + key,
        key.replaceFirst("^providers\\.([a-z]+)\\.settings\\.", "$1."),
        key.replaceFirst("^providers\\.[a-z]+\\.", "provider."));
  }

  private String read(Language language, String part) throws IOException {
    return Files.readString(directory.resolve(language.tag()).resolve(part + ".adoc"));
  }
}
