package io.acvm.cli.snapshot;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** Snapshots of one VM. */
@Command(name = "snapshot")
@Subcommands({
  SnapshotListCommand.class,
  SnapshotCreateCommand.class,
  SnapshotRestore.class,
  SnapshotDelete.class
})
public final class SnapshotCommand {}
