package io.acvm.cli.ip;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** Pools of IP addresses and what becomes of the addresses. */
@Command(name = "ip")
@Subcommands({
  PoolCommand.class,
  LeaseCommand.class,
  IpAvailable.class,
  IpAllocate.class,
  IpKeep.Reserve.class,
  IpKeep.Quarantine.class,
  IpMap.class,
  IpHistoryCommand.class,
  IpImportCommand.class,
  IpExport.class,
  FindingCommands.Findings.class,
  FindingCommands.Fix.class
})
public final class IpCommand {}
