package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.operation.Follower;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The same asked for several things: what fails for one is told and changes nothing for the others.
 * The command ends with what failed first.
 */
public final class Batch {
  private final CliEnvironment environment;
  private final OutputOptions output;
  private ExitCode code = ExitCode.SUCCESS;

  public Batch(CliEnvironment environment, OutputOptions output) {
    this.environment = environment;
    this.output = output;
  }

  public ExitCode code() {
    return code;
  }

  /** What the calls answered. The failure of a call that is the only one is thrown. */
  public ArrayNode answers(List<Supplier<JsonNode>> calls) {
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    for (Supplier<JsonNode> each : calls) {
      try {
        answers.add(each.get());
      } catch (ProblemException | CliException failure) {
        if (calls.size() == 1 && code == ExitCode.SUCCESS) {
          throw failure;
        }
        ExitCode failed = new Failures(environment).tell(failure, output.forPrograms());
        code = code == ExitCode.SUCCESS ? failed : code;
      }
    }
    return answers;
  }

  /** Starts all operations, and then follows one after the other. */
  public ExitCode run(ApiClient api, List<Supplier<JsonNode>> requests, WaitOptions wait) {
    Follower follower = new Follower(environment, api, output);
    if (requests.size() == 1) {
      return follower.finish(requests.get(0).get(), wait);
    }
    List<Supplier<JsonNode>> ends = new ArrayList<>();
    answers(requests).forEach(each -> ends.add(() -> follower.last(each, wait)));
    follower.print(answers(ends));
    return code;
  }
}
