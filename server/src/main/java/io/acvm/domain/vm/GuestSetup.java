package io.acvm.domain.vm;

import java.util.List;
import java.util.Optional;

/**
 * What the guest is told at its first start.
 *
 * @param userData cloud-init user data, used as it is instead of the four before it
 * @param unattendXml Windows answer file, for an installation or for a source that sysprep has
 *     generalised; excludes cloud-init
 */
public record GuestSetup(
    Optional<String> hostname,
    Optional<String> username,
    Optional<String> password,
    List<String> sshKeys,
    Optional<String> userData,
    Optional<String> unattendXml) {
  public GuestSetup {
    sshKeys = List.copyOf(sshKeys);
  }

  /** Without the password and the documents that may hold one. */
  @Override
  public String toString() {
    return "GuestSetup[hostname=" + hostname + ", username=" + username + ", ***]";
  }
}
