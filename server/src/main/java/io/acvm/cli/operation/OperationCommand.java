package io.acvm.cli.operation;

import picocli.CommandLine.Command;

/** Long work. */
@Command(
    name = "operation",
    subcommands = {
      OperationListCommand.class,
      OperationShow.class,
      OperationWatch.class,
      OperationCancel.class
    })
public final class OperationCommand {}
