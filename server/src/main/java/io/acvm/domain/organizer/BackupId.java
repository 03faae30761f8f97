package io.acvm.domain.organizer;

/** Names one backup; also the name of its archive, so it holds only letters, digits and dashes. */
public record BackupId(String value) {
  public BackupId {
    if (!value.matches("[A-Za-z0-9-]{1,128}")) {
      throw new IllegalArgumentException("not the id of a backup");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
