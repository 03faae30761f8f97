package io.acvm.cli.snapshot;

import picocli.CommandLine.Command;

/** Snapshots of one VM. */
@Command(
    name = "snapshot",
    subcommands = {
      SnapshotListCommand.class,
      SnapshotCreateCommand.class,
      SnapshotRestore.class,
      SnapshotDelete.class
    })
public final class SnapshotCommand {}
