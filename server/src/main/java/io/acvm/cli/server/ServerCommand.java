package io.acvm.cli.server;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** What the server says of itself. */
@Command(name = "server")
@Subcommands({
  ServerShow.class,
  ServerSummary.class,
  ServerSettings.class,
  ServerHealth.class,
  ServerText.Metrics.class,
  ServerText.Contract.class
})
public final class ServerCommand {}
