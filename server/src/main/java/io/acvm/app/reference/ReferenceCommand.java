package io.acvm.app.reference;

import io.acvm.http.problem.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code acvm reference}: writes the parts of the guide that the code knows best, as AsciiDoc in
 * each language. The build of the guide runs it.
 */
@Command(name = "reference", hidden = true)
public final class ReferenceCommand implements Callable<Integer> {
  private final Supplier<Set<String>> serverOptions;

  @Parameters(paramLabel = "DIRECTORY")
  private Path directory;

  /**
   * @param serverOptions names of the options of {@code acvm serve}
   */
  public ReferenceCommand(Supplier<Set<String>> serverOptions) {
    this.serverOptions = serverOptions;
  }

  @Override
  public Integer call() throws IOException {
    for (Language language : Language.values()) {
      Path place = Files.createDirectories(directory.resolve(language.tag()));
      ReferenceTexts texts = ReferenceTexts.in(language);
      ErrorReference errors = new ErrorReference(texts);
      ConfigurationReference keys = new ConfigurationReference(texts, serverOptions.get());
      Files.writeString(place.resolve("configuration.adoc"), keys.text());
      Files.writeString(place.resolve("errors.adoc"), errors.codes());
      Files.writeString(place.resolve("exit-codes.adoc"), errors.exitCodes());
      Files.writeString(place.resolve("operations.adoc"), new OperationReference(texts).text());
    }
    return 0;
  }
}
