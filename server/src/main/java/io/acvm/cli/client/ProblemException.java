package io.acvm.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Problem;

/** The server said no, and why. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient JsonNode json;

  public ProblemException(Problem problem, JsonNode json) {
    super(problem.code());
    this.problem = problem;
    this.json = json;
  }

  /** From the server's own JSON. */
  public static ProblemException of(JsonNode json) {
    return new ProblemException(Json.read(json, Problem.class), json);
  }

  public Problem problem() {
    return problem;
  }

  /** As the server wrote it. */
  public JsonNode json() {
    return json;
  }
}
