package io.acvm.simulator.vmrun;

import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * A way in which calls go wrong; a file each in {@code faults/} of an installation.
 *
 * @param kind what happens
 * @param command the command that it happens to, in any case; empty for every command
 * @param vmx a part of the path of the VM that it happens to; empty for every VM
 * @param afterEffect whether the command has done its work when it goes wrong
 * @param skip how many matching calls go well first
 * @param times how many matching calls after those go wrong; 0 for all
 * @param text for {@link Kind#ERROR}: what follows {@code Error: }
 */
public record Fault(
    Kind kind, String command, String vmx, boolean afterEffect, int skip, int times, String text) {

  /** What goes wrong. */
  public enum Kind {
    /** The call never returns; whoever waits has to kill it. */
    HANG,
    /** {@code Error: Unknown error}. */
    UNKNOWN_ERROR,
    /** {@code Error: The operation was canceled}. */
    CANCELED,
    /** The two lines of a host that could not be reached for a moment. */
    NOT_CONNECTED,
    /** {@code Error: The file is already in use}. */
    IN_USE,
    /** {@code Error: Insufficient permissions in the host operating system}. */
    NO_PERMISSION,
    /** {@code Error: } and the text of the fault. */
    ERROR,
    /** The process dies of a signal and says so on the standard error. */
    CRASH,
    /** Lines of the program loader stand before the answer; nothing fails. */
    NOISE,
    /** The guest asked for its address knows none: {@code unknown}, exit code 0. */
    NO_ADDRESS,
    /** No VMware Tools in the guest. */
    NO_TOOLS,
    /** The guest takes no notice of being asked to shut down: {@code stop soft} never returns. */
    IGNORES_SHUTDOWN
  }

  public Fault {
    Objects.requireNonNull(kind);
    command = command.toLowerCase(Locale.ROOT);
    Objects.requireNonNull(vmx);
    Objects.requireNonNull(text);
  }

  /** Happens to every call from now on, before it does anything. */
  public static Fault of(Kind kind) {
    return new Fault(kind, "", "", false, 0, 0, "");
  }

  /** The real command's {@code Error: } with a text of its own. */
  public static Fault error(String text) {
    return new Fault(Kind.ERROR, "", "", false, 0, 0, text);
  }

  public Fault on(String command) {
    return new Fault(kind, command, vmx, afterEffect, skip, times, text);
  }

  public Fault at(String partOfVmxPath) {
    return new Fault(kind, command, partOfVmxPath, afterEffect, skip, times, text);
  }

  /** The command does its work, and the call fails all the same. */
  public Fault afterTheEffect() {
    return new Fault(kind, command, vmx, true, skip, times, text);
  }

  public Fault skipping(int calls) {
    return new Fault(kind, command, vmx, afterEffect, calls, times, text);
  }

  public Fault times(int calls) {
    return new Fault(kind, command, vmx, afterEffect, skip, calls, text);
  }

  boolean matches(String calledCommand, String calledVmx) {
    return (command.isEmpty() || command.equals(calledCommand)) && calledVmx.contains(vmx);
  }

  static Fault from(Properties values) {
    return new Fault(
        Kind.valueOf(values.getProperty("kind", "").trim().toUpperCase(Locale.ROOT)),
        values.getProperty("command", "").trim(),
        values.getProperty("vmx", ""),
        Boolean.parseBoolean(values.getProperty("afterEffect", "").trim()),
        Integer.parseInt(values.getProperty("skip", "0").trim()),
        Integer.parseInt(values.getProperty("times", "0").trim()),
        values.getProperty("text", ""));
  }

  Properties toProperties() {
    Properties values = new Properties();
    values.setProperty("kind", kind.name());
    values.setProperty("command", command);
    values.setProperty("vmx", vmx);
    values.setProperty("afterEffect", Boolean.toString(afterEffect));
    values.setProperty("skip", Integer.toString(skip));
    values.setProperty("times", Integer.toString(times));
    values.setProperty("text", text);
    return values;
  }
}
