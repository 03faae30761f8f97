package io.acvm.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.Answer;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm api METHOD PATH}: any request, with this program's sign-in. */
@Command(name = "api")
public final class RawCommand extends ApiCommand {
  @Parameters(index = "0", paramLabel = "METHOD", descriptionKey = "parameter.method")
  private Method method;

  @Parameters(index = "1", paramLabel = "PATH", descriptionKey = "parameter.path")
  private String path;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE|-",
      descriptionKey = "option.body")
  private String file;

  /** What the contract uses. */
  enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  public RawCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected boolean forPrograms() {
    return true;
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Answer answer = api.exchange(method.name(), place(), file == null ? null : body());
    if (!answer.good()) {
      api.contentOf(answer);
    }
    environment().terminal().out().print(readable(answer.body()));
    environment().terminal().out().flush();
    return ExitCode.SUCCESS;
  }

  // Without the first slash too: some shells of Windows take it for the root of their own files.
  private String place() {
    String place = path.startsWith("/") ? path : "/" + path;
    try {
      new URI("http://x" + place);
      return place;
    } catch (URISyntaxException cause) {
      throw new CliException(ExitCode.INVALID, texts().get("api.path", path), cause);
    }
  }

  private String body() {
    String text =
        file.equals("-")
            ? environment().terminal().in().lines().collect(Collectors.joining("\n"))
            : text(Path.of(file));
    try {
      return Json.write(Json.parse(text));
    } catch (JsonProcessingException cause) {
      String place = String.format(Locale.ROOT, "%s:%d", file, cause.getLocation().getLineNr());
      throw new CliException(ExitCode.INVALID, texts().get("api.notJson", place), cause);
    }
  }

  private String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException cause) {
      throw new CliException(ExitCode.INVALID, texts().get("failure.file", source), cause);
    }
  }

  private static String readable(String body) {
    try {
      return body.isEmpty() ? "" : Json.pretty(Json.parse(body)) + System.lineSeparator();
    } catch (JsonProcessingException other) {
      return body;
    }
  }
}
