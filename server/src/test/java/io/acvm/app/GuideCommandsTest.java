package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import io.acvm.config.ConfigException;
import io.acvm.config.ConfigLoader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the guide tells people to type does what it says, in both languages. */
final class GuideCommandsTest {
  private static final Path POWERSHELL = Path.of("..", "powershell", "Acvm", "Public");
  private static final Pattern CMDLET = Pattern.compile("[A-Z][a-z]+-Acvm\\w*");
  private static final Pattern PARAMETER = Pattern.compile("(?<=\\s)-([A-Z]\\w+)");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyCommandRuns(String language) throws Exception {
    List<String> lines = new GuideBlocks(language).lines("shell", false);
    assertThat(lines).hasSizeGreaterThan(50);
    try (DemoServer server = new DemoServer(directory)) {
      GuideShell shell = new GuideShell(directory.resolve("user"), DemoServer.PASSWORD);
      for (String line : lines) {
        shell.run(line.replace("http://localhost:5000", server.url()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyCommandThatIsOnlyNamedExists(String language) {
    GuideBlocks guide = new GuideBlocks(language);
    assertThat(
            Stream.concat(
                guide.named(),
                guide.lines("shell", true).stream()
                    .map(line -> line.replaceFirst("^\\./", ""))
                    .filter(line -> line.startsWith("acvm "))))
        .hasSizeGreaterThan(5)
        .allSatisfy(GuideCommandsTest::exists);
  }

  private static void exists(String text) {
    CliEnvironment environment = CliEnvironment.system();
    CommandLine command =
        Acvm.commandLine(
            environment,
            List.of(
                new ServeCommand(environment),
                new DemoCommand(environment),
                new MockPrismCommand(environment)));
    Deque<String> words = new ArrayDeque<>(List.of(text.split(" ", -1)));
    words.remove();
    while (!words.isEmpty() && command.getSubcommands().containsKey(words.peek())) {
      command = command.getSubcommands().get(words.remove());
    }
    assertThat(command.getParent()).as(text).isNotNull();
    assertThat(words)
        .as(text)
        .filteredOn(word -> word.startsWith("-"))
        .isSubsetOf(command.getCommandSpec().optionsMap().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyCmdletExistsWithItsParameters(String language) throws IOException {
    String module = module();
    for (String line : new GuideBlocks(language).lines("powershell", false)) {
      for (String part : line.split("\\|", -1)) {
        var cmdlet = CMDLET.matcher(part);
        if (!cmdlet.find()) {
          continue;
        }
        String function = function(module, cmdlet.group());
        assertThat(PARAMETER.matcher(part).results().map(found -> found.group(1)))
            .as(part)
            .allMatch(
                each ->
                    function.contains("$" + each)
                        || (List.of("WhatIf", "Confirm").contains(each)
                            && function.contains("SupportsShouldProcess")));
      }
    }
  }

  private static String function(String module, String name) {
    int begin = module.indexOf("function " + name + " {");
    assertThat(begin).as(name).isNotNegative();
    return module.substring(begin, module.indexOf("\n}\n", begin));
  }

  private static String module() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(POWERSHELL)) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file).replace("\r\n", "\n")).append('\n');
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyKeyOfTheConfigurationIsKnown(String language) throws Exception {
    List<String> examples = new GuideBlocks(language).blocks("yaml").toList();
    assertThat(examples).isNotEmpty();
    Vertx vertx = Vertx.vertx();
    try {
      for (String example : examples) {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/acvm.yaml"), example);
        Files.writeString(directory.resolve("prism-password.txt"), "secret\n");
        Files.writeString(directory.resolve("prism-ca.pem"), "");
        assertThat(mistakes(vertx)).isEmpty();
      }
    } finally {
      vertx.close().await();
    }
  }

  private String mistakes(Vertx vertx) {
    try {
      new ConfigLoader(vertx, directory).load(Map.of(), Map.of());
      return "";
    } catch (ConfigException failure) {
      return failure.getMessage();
    }
  }
}
