package io.acvm.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The server said no, and why. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode json;

  /**
   * @param json as the server wrote it
   */
  public ProblemException(JsonNode json) {
    super(json.path("code").asText());
    this.json = json;
  }

  public int status() {
    return json.path("status").asInt();
  }

  public String code() {
    return json.path("code").asText();
  }

  /** As the server wrote it. */
  public JsonNode json() {
    return json;
  }
}
