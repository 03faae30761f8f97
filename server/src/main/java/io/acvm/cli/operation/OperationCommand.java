package io.acvm.cli.operation;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** Long work. */
@Command(name = "operation")
@Subcommands({
  OperationListCommand.class,
  OperationShow.class,
  OperationWatch.class,
  OperationCancel.class,
  OperationRetry.class,
  OperationLogCommand.class
})
public final class OperationCommand {}
