package io.acvm.provider.nutanix.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.VmChange;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VmEditingTest {
  @Test
  void aShutdownThatTheGuestIgnoredIsNotAskedForAgainByALaterChange() {
    // Given
    JsonObject vm = vm("OFF", "ON", 2, 1);
    // When
    JsonObject changed = VmEditing.change(vm, change(null, 4096L)).orElseThrow();
    // Then
    assertThat(resources(changed).getString("power_state")).isEqualTo("ON");
    assertThat(resources(changed).getInteger("memory_size_mib")).isEqualTo(4096);
    assertThat(resources(vm).getInteger("memory_size_mib")).isEqualTo(2048);
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    assertThat(VmEditing.change(vm("ON", "ON", 2, 2), change(4, 2048L))).isEmpty();
  }

  @Test
  void cpusKeepTheirShapeWhileTheyFitIt() {
    JsonObject changed = VmEditing.change(vm("ON", "ON", 2, 2), change(6, null)).orElseThrow();
    assertThat(resources(changed).getInteger("num_sockets")).isEqualTo(3);
    assertThat(resources(changed).getInteger("num_vcpus_per_socket")).isEqualTo(2);
  }

  @Test
  void anotherShapeOfCpusNeedsAStoppedVm() {
    assertThatThrownBy(() -> VmEditing.change(vm("ON", "ON", 2, 2), change(5, null)))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.POWER_STATE_CONFLICT));
    JsonObject changed = VmEditing.change(vm("OFF", "OFF", 2, 2), change(5, null)).orElseThrow();
    assertThat(resources(changed).getInteger("num_sockets")).isEqualTo(5);
    assertThat(resources(changed).getInteger("num_vcpus_per_socket")).isEqualTo(1);
  }

  private static JsonObject vm(String wished, String present, int sockets, int cores) {
    JsonObject resources =
        new JsonObject()
            .put("num_sockets", sockets)
            .put("num_vcpus_per_socket", cores)
            .put("memory_size_mib", 2048);
    JsonObject status = resources.copy().put("power_state", present);
    return new JsonObject()
        .put(
            "spec",
            new JsonObject()
                .put("name", "one")
                .put("resources", resources.copy().put("power_state", wished)))
        .put("status", new JsonObject().put("resources", status));
  }

  private static JsonObject resources(JsonObject vm) {
    return vm.getJsonObject("spec").getJsonObject("resources");
  }

  private static VmChange change(Integer cpus, Long memoryMib) {
    return new VmChange(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(cpus),
        Optional.ofNullable(memoryMib),
        Optional.empty(),
        Optional.empty());
  }
}
