package io.acvm.cli.event;

import io.acvm.cli.Subcommands;
import picocli.CommandLine.Command;

/** What happened and what happens. */
@Command(name = "event")
@Subcommands({EventList.class, EventWatch.class, EventAudit.class})
public final class EventCommand {}
