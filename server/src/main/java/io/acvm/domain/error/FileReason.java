package io.acvm.domain.error;

import java.util.HashMap;
import java.util.Map;

/**
 * Why files cannot be used, as the argument {@code reason} of a failure; every one has a text in
 * each language.
 */
public enum FileReason {
  NOT_THERE,
  PERMISSION_DENIED,
  REFUSED,
  NAME_TOO_LONG,
  CHANGED_WHILE_READ,
  CHANGED_AFTER_COPY,
  READS_BACK_DIFFERENTLY,
  OTHER_VOLUME,
  ALREADY_ORGANIZED,
  ORIGIN_UNKNOWN,
  ORIGIN_OUTSIDE,
  NO_OWN_FOLDER,
  OTHER_THINGS,
  BEING_MADE,
  DISK_PART_OUTSIDE,
  DISK_NOT_COVERED,
  PATH_TOO_LONG,
  NOT_ORDINARY,
  SAME_BUT_FOR_CASE,
  ARCHIVE_MISSING,
  ARCHIVE_BROKEN,
  NO_MANIFEST,
  FILE_MISSING,
  FILE_DIFFERS,
  FILE_UNKNOWN,
  LEAVES_FOLDER,
  FOUND_BEFORE;

  /** Arguments of a failure; {@code file} where the text names one. */
  public Map<String, String> about(String path, String file) {
    Map<String, String> arguments = new HashMap<>();
    arguments.put("reason", name());
    arguments.put("path", path);
    arguments.put("file", file);
    return arguments;
  }
}
