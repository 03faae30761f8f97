package io.acvm.cli.vm;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** Virtual machines. */
@Command(name = "vm")
@Subcommands({
  VmList.class,
  VmShow.class,
  VmCreateCommand.class,
  VmCloneCommand.class,
  VmUpdateCommand.class,
  VmStart.class,
  VmStopCommand.class,
  VmRestartCommand.class,
  VmSuspend.class,
  VmResume.class,
  VmDelete.class
})
public final class VmCommand {}
