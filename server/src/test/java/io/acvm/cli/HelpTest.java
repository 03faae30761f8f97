package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

final class HelpTest {
  @Test
  void bothLanguagesSayTheSameThings() {
    ResourceBundle english = Texts.of(Map.of("ACVM_LANG", "en")).bundle();
    ResourceBundle french = Texts.of(Map.of("ACVM_LANG", "fr")).bundle();

    assertThat(french.getLocale()).isEqualTo(Locale.FRENCH);
    assertThat(keysOf(french)).isEqualTo(keysOf(english));
    for (String key : english.keySet()) {
      assertThat(placeholders(french.getString(key)))
          .as(key)
          .isEqualTo(placeholders(english.getString(key)));
    }
  }

  @Test
  void everyCommandAndOptionIsExplained() {
    List<String> silent = new ArrayList<>();
    visit(
        commands(),
        command -> {
          var spec = command.getCommandSpec();
          if (spec.usageMessage().description().length == 0) {
            silent.add(spec.qualifiedName());
          }
          spec.args().stream()
              .filter(each -> each.description().length == 0)
              .forEach(each -> silent.add(spec.qualifiedName() + " " + each.paramLabel()));
        });
    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vm",
        "vm list",
        "vm create",
        "vm delete",
        "operation watch",
        "login",
        "organize",
        "backup restore",
        "backup prune"
      })
  void helpReadsAsAgreed(String command) throws IOException {
    CommandLine line = commands();
    for (String name : command.isEmpty() ? new String[0] : command.split(" ", -1)) {
      line = line.getSubcommands().get(name);
    }
    String file = "/cli/help/" + ("acvm " + command).strip().replace(' ', '-') + ".txt";
    try (var agreed = HelpTest.class.getResourceAsStream(file)) {
      assertThat(line.getUsageMessage(Ansi.OFF).lines().map(String::stripTrailing))
          .containsExactlyElementsOf(
              new String(agreed.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static CommandLine commands() {
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader("")),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            Optional.empty(),
            prompt -> Optional.empty());
    return Acvm.commandLine(new CliEnvironment(Map.of("ACVM_LANG", "en"), terminal), List.of());
  }

  private static void visit(CommandLine command, Consumer<CommandLine> visitor) {
    visitor.accept(command);
    command.getSubcommands().values().forEach(each -> visit(each, visitor));
  }

  private static List<String> keysOf(ResourceBundle bundle) {
    return bundle.keySet().stream().sorted().toList();
  }

  private static String placeholders(String text) {
    return text.replaceAll("(%[sdn])|.", "$1");
  }
}
