package io.acvm.bus;

import io.acvm.domain.Page;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.user.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the area of operations answers. */
public final class OperationAddresses {
  /**
   * Checks a command, writes the operation down and answers with it; the work goes on by itself.
   */
  public static final Address<Submission, Operation> SUBMIT = new Address<>("operation.submit");

  public static final Address<OperationQuery, Page<Operation>> LIST =
      new Address<>("operation.list");
  public static final Address<Get, Operation> GET = new Address<>("operation.get");
  public static final Address<Cancel, Operation> CANCEL = new Address<>("operation.cancel");
  public static final Address<OperationId, List<OperationLogEntry>> LOG =
      new Address<>("operation.log");

  public static final Address<OperationId, Optional<AskedFor>> REQUEST =
      new Address<>("operation.request");

  /** Operations asked for since a moment, counted by hour and state. */
  public static final Address<Instant, List<OperationCount>> COUNT =
      new Address<>("operation.count");

  private OperationAddresses() {}

  /** One operation, when it has ended or after {@code timeout} at the latest. */
  public record Get(OperationId id, Duration timeout) {}

  /** Operators may cancel their own operations, administrators any. */
  public record Cancel(OperationId id, Principal principal) {}
}
