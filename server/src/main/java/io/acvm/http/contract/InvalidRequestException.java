package io.acvm.http.contract;

import java.util.List;

/** The request breaks the contract; each fault says where and how. */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<FieldFault> faults;

  InvalidRequestException(List<FieldFault> faults) {
    super("the request breaks the contract: " + faults, null, false, false);
    this.faults = List.copyOf(faults);
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
