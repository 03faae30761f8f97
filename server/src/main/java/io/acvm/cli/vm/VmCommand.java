package io.acvm.cli.vm;

import picocli.CommandLine.Command;

/** Virtual machines. */
@Command(
    name = "vm",
    subcommands = {
      VmList.class,
      VmShow.class,
      VmCreateCommand.class,
      VmStart.class,
      VmStopCommand.class,
      VmRestartCommand.class,
      VmPause.class,
      VmConsole.class,
      VmDelete.class
    })
public final class VmCommand {}
