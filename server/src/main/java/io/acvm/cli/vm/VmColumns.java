package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Wording;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;

/** What people want to see of VMs. */
final class VmColumns {
  static final Columns LIST =
      Columns.of(
          Column.text("name", "/name"),
          Column.of("state", VmColumns::state),
          Column.text("addresses", "/ipAddresses"),
          Column.text("cpus", "/cpus"),
          Column.mebibytes("memory", "/memoryMib"),
          Column.text("provider", "/provider"),
          Column.text("cluster", "/cluster").whenWide(),
          Column.text("guest", "/guestOs").whenWide(),
          Column.text("tags", "/tags").whenWide(),
          Column.time("created", "/createdAt").whenWide(),
          Column.text("id", "/id"));

  static final Columns SHEET =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("id", "/id"),
          Column.of("state", VmColumns::state),
          Column.text("problem", "/problem"),
          Column.text("provider", "/provider"),
          Column.text("cluster", "/cluster"),
          Column.text("cpus", "/cpus"),
          Column.mebibytes("memory", "/memoryMib"),
          Column.text("guest", "/guestOs"),
          Column.text("template", "/template"),
          Column.text("description", "/description"),
          Column.text("tags", "/tags"),
          Column.time("created", "/createdAt"),
          Column.time("observed", "/observedAt"));

  private VmColumns() {}

  /** The power state, with what is promised and what is going on beside it. */
  private static String state(JsonNode vm, Wording wording) {
    String lifecycle = vm.path("lifecycle").asText();
    String state =
        lifecycle.equals("READY")
            ? Column.word(vm.path("powerState"), "power", wording)
            : Column.word(vm.path("lifecycle"), "lifecycle", wording);
    JsonNode operation = vm.path("operation");
    return operation.isMissingNode()
        ? state
        : state
            + " ("
            + Column.word(operation.path("kind"), "operation", wording)
            + " "
            + operation.path("progress").asInt()
            + " %)";
  }
}
