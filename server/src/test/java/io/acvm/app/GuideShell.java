package io.acvm.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a shell as the guide needs: {@code acvm} and {@code curl} with quotes and variables,
 * {@code NAME=$(...)}, and {@code | jq -r .field}. Runs in this process.
 */
final class GuideShell {
  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=\\$\\((.*)\\)");
  private static final Pattern JQ = Pattern.compile("(.*) \\| jq -r \\.(\\w+)");
  private static final Pattern WORD =
      Pattern.compile("((?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+)(?:\\s+|$)");

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> environment;
  private final String password;

  GuideShell(Path userDirectory, String password) {
    String user = userDirectory.toString();
    environment = Map.of("XDG_CONFIG_HOME", user, "APPDATA", user, "ACVM_LANG", "en");
    this.password = password;
  }

  /**
   * @return what the line wrote
   */
  String run(String line) throws IOException, InterruptedException {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (assignment.matches()) {
      variables.put(assignment.group(1), run(assignment.group(2)).strip());
      return "";
    }
    Matcher jq = JQ.matcher(line);
    if (jq.matches()) {
      return new ObjectMapper().readTree(run(jq.group(1))).get(jq.group(2)).asText();
    }
    List<String> words = words(line);
    List<String> arguments = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "acvm" -> acvm(line, arguments);
      case "curl" -> curl(line, arguments);
      default -> throw new AssertionError("no test can run this; mark its block manual: " + line);
    };
  }

  private String acvm(String line, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            Reader.nullReader(),
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Optional.empty(),
            prompt -> Optional.of(password));
    int code =
        Acvm.run(
            new CliEnvironment(environment, terminal), List.of(), arguments.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(line + ": ended with " + code + ": " + err);
    }
    return out.toString();
  }

  private String curl(String line, List<String> arguments)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(20));
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-H")) {
        String[] header = arguments.get(++i).split(": ", 2);
        request.header(header[0], header[1]);
      } else if (word.startsWith("http")) {
        request.uri(URI.create(word));
      } else if (!word.equals("-s")) {
        throw new AssertionError("this shell does not know " + word + ": " + line);
      }
    }
    // A new client each time: commands end the threads of all that there are.
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(line + ": " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1).replaceAll("[\"']", "");
      for (Map.Entry<String, String> each : variables.entrySet()) {
        word = word.replace("$" + each.getKey(), each.getValue());
      }
      words.add(word);
    }
    return words;
  }
}
