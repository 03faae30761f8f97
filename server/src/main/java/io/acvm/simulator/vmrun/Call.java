package io.acvm.simulator.vmrun;

/** What a command works with. */
record Call(Installation installation, CommandLine line, Console console, Platform platform) {}
