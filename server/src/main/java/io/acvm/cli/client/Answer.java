package io.acvm.cli.client;

/** What a server said, as it is. */
public record Answer(int status, String body) {
  public boolean good() {
    return status < 300;
  }
}
