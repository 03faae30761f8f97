package io.acvm.simulator.vmrun;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What a running VM knows. Its guest lives by the clock: the instants at which Tools answer, an
 * address is there, or a shutdown is done are laid down beforehand, since no process runs along.
 */
final class RunningVm {
  private static final String TOOLS_AT = "toolsAtMillis";
  private static final String ADDRESS_AT = "addressAtMillis";
  private static final String VARIABLE = "variable.";
  private static final String OFF_AT = "offAtMillis";

  final Properties values;

  RunningVm(Properties values) {
    this.values = values;
  }

  static RunningVm poweredOn(Path vmx, long nowMillis) {
    Properties values = new Properties();
    values.setProperty("vmx", vmx.toString());
    values.setProperty("boot", Boot.id());
    values.setProperty("poweredOnAtMillis", Long.toString(nowMillis));
    return new RunningVm(values);
  }

  String vmx() {
    return values.getProperty("vmx", "");
  }

  boolean isOfBoot(String boot) {
    return boot.equals(values.getProperty("boot"));
  }

  long poweredOnAtMillis() {
    return number("poweredOnAtMillis");
  }

  boolean isPaused() {
    return Boolean.parseBoolean(values.getProperty("paused"));
  }

  void setPaused(boolean paused) {
    values.setProperty("paused", Boolean.toString(paused));
  }

  /** From power-on or resume: when Tools answer, and when an address is known. */
  void setGuestUp(long toolsAtMillis, long addressAtMillis) {
    values.setProperty(TOOLS_AT, Long.toString(toolsAtMillis));
    values.setProperty(ADDRESS_AT, Long.toString(addressAtMillis));
    values.remove(OFF_AT);
  }

  long addressAtMillis() {
    return number(ADDRESS_AT);
  }

  boolean hasTools(long nowMillis) {
    return nowMillis >= number(TOOLS_AT);
  }

  boolean hasAddress(long nowMillis) {
    return nowMillis >= number(ADDRESS_AT);
  }

  /** 0 while nobody asked the guest to shut down. */
  long offAtMillis() {
    return number(OFF_AT);
  }

  void setOffAt(long millis) {
    values.setProperty(OFF_AT, Long.toString(millis));
  }

  boolean isOff(long nowMillis) {
    long at = offAtMillis();
    return at != 0 && nowMillis >= at;
  }

  /** What was written at run time by {@code writeVariable}, by kind and name. */
  Properties variables() {
    Properties found = new Properties();
    for (String key : values.stringPropertyNames()) {
      if (key.startsWith(VARIABLE)) {
        found.setProperty(key, values.getProperty(key));
      }
    }
    return found;
  }

  /** Takes over what {@link #variables} gave. */
  void setVariables(Properties from) {
    for (String key : from.stringPropertyNames()) {
      if (key.startsWith(VARIABLE)) {
        values.setProperty(key, from.getProperty(key));
      }
    }
  }

  void clearVariables() {
    for (String key : values.stringPropertyNames()) {
      if (key.startsWith(VARIABLE)) {
        values.remove(key);
      }
    }
  }

  /** Null when nobody wrote it. */
  String variable(String kindAndName) {
    return values.getProperty(VARIABLE.concat(kindAndName));
  }

  void setVariable(String kindAndName, String value) {
    values.setProperty(VARIABLE.concat(kindAndName), value);
  }

  /** The guest's address; empty when no network gives it one. */
  String address() {
    return values.getProperty("address", "");
  }

  String hostname() {
    return values.getProperty("hostname", "");
  }

  void setGuest(String hostname, String address) {
    values.setProperty("hostname", hostname);
    values.setProperty("address", address);
  }

  private long number(String key) {
    return Long.parseLong(values.getProperty(key, "0"));
  }
}
