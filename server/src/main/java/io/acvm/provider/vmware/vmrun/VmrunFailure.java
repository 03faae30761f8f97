package io.acvm.provider.vmware.vmrun;

import static io.acvm.domain.error.ErrorCode.GUEST_TOOLS_NOT_RUNNING;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_AUTHENTICATION_FAILED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_UNREACHABLE;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NAME_AMBIGUOUS;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NAME_TAKEN;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VMRUN_NOT_USABLE;
import static io.acvm.domain.error.ErrorCode.VMWARE_PRODUCT_MISMATCH;
import static io.acvm.domain.error.ErrorCode.VM_CONFIGURATION_DAMAGED;
import static io.acvm.domain.error.ErrorCode.VM_ENCRYPTED;
import static io.acvm.domain.error.ErrorCode.VM_LOCKED;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What vmrun means when it fails. This is the one place that looks at vmrun's words: its exit code
 * says only that it failed, and nothing else tells why. The words are English on every host.
 */
enum VmrunFailure {
  PRODUCT_MISSING(VMWARE_PRODUCT_MISMATCH, "VIX_SERVICEPROVIDER"),
  PRODUCT_VERSION(VMWARE_PRODUCT_MISMATCH, "specified version was not found"),
  INSTALLATION(VMRUN_NOT_USABLE, "vmrun was unable to start"),
  /** VMware's own clients ask again when they see this one. */
  CONNECTION(
      PROVIDER_UNREACHABLE,
      "Unable to connect to host",
      "not supported for the specified parameters"),
  VM_MISSING(VM_NOT_FOUND, "virtual machine cannot be found"),
  VM_UNREADABLE(
      VM_CONFIGURATION_DAMAGED,
      "Cannot read the virtual machine configuration file",
      "unknown file suffix"),
  SNAPSHOT_MISSING(SNAPSHOT_NOT_FOUND, "snapshot does not exist", "Invalid snapshot name"),
  SNAPSHOT_TAKEN(SNAPSHOT_NAME_TAKEN, "A snapshot with the name already exists"),
  SNAPSHOT_UNCLEAR(SNAPSHOT_NAME_AMBIGUOUS, "does not uniquely identify one snapshot"),
  POWERED_OFF(POWER_STATE_CONFLICT, "is not powered on"),
  POWERED_ON(POWER_STATE_CONFLICT, "should not be powered on"),
  PAUSED(POWER_STATE_CONFLICT, "is paused"),
  UNCHANGED(POWER_STATE_CONFLICT, "has not changed since"),
  IN_USE(VM_LOCKED, "already in use", "VM is in use"),
  NO_TOOLS(GUEST_TOOLS_NOT_RUNNING, "VMware Tools are not running", "Unable to get the IP address"),
  PASSWORD(VM_ENCRYPTED, "A password is required", "Incorrect password"),
  HOST_RIGHTS(PROVIDER_AUTHENTICATION_FAILED, "Insufficient permissions in the host"),
  OTHER(PROVIDER_REJECTED);

  private static final String SEPARATOR = "\n";
  private static final Pattern SPLITTER = Pattern.compile(SEPARATOR);
  private static final int MAX_TEXT = 300;
  private static final String PREFIX = "Error: ";

  private final ErrorCode code;
  private final String words;

  VmrunFailure(ErrorCode code, String... words) {
    this.code = code;
    this.words = String.join(SEPARATOR, words);
  }

  private Stream<String> wordList() {
    return words.isEmpty() ? Stream.empty() : SPLITTER.splitAsStream(words);
  }

  /** The first that the words fit. */
  static VmrunFailure of(String output) {
    for (VmrunFailure one : values()) {
      if (one.wordList().anyMatch(output::contains)) {
        return one;
      }
    }
    return OTHER;
  }

  /**
   * The failure for the catalogue.
   *
   * @param answer what vmrun printed, without noise
   * @param tool the executable
   */
  AcvmException toFailure(String answer, String tool) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("path", tool);
    arguments.put("text", sentence(answer));
    state().ifPresent(state -> arguments.put("powerState", state));
    return AcvmException.of(code, arguments);
  }

  private Optional<String> state() {
    return switch (this) {
      case POWERED_OFF -> Optional.of("STOPPED");
      case POWERED_ON -> Optional.of("RUNNING");
      case PAUSED -> Optional.of("PAUSED");
      default -> Optional.empty();
    };
  }

  /** The line of the error, on one line and not too long. */
  private static String sentence(String answer) {
    List<String> lines = new ArrayList<>(answer.lines().filter(line -> !line.isBlank()).toList());
    String line =
        lines.stream().filter(one -> one.startsWith(PREFIX)).findFirst().orElse(first(lines));
    String text = line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > MAX_TEXT ? clean.substring(0, MAX_TEXT) : clean;
  }

  private static String first(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
