package io.acvm.cli.session;

import picocli.CommandLine.Option;

/** Who an account is for. */
public final class PersonOptions {
  @Option(
      names = {"-u", "--username"},
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.username")
  String username;

  @Option(
      names = "--first-name",
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.firstName")
  String firstName;

  @Option(
      names = "--last-name",
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.lastName")
  String lastName;

  @Option(names = "--email", paramLabel = "ADDRESS", descriptionKey = "option.email")
  String email;
}
