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
  VmPause.class,
  VmSuspend.class,
  VmResume.class,
  VmConsole.class,
  VmDelete.class
})
public final class VmCommand {}
