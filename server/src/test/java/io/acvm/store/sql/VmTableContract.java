package io.acvm.store.sql;

import static io.acvm.store.sql.Samples.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.VmRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of VMs. */
interface VmTableContract extends StoreFixture {
  @Test
  default void ten_thousand_vms_are_written_read_changed_and_deleted() {
    List<VmRecord> vms = IntStream.range(0, 10_000).mapToObj(i -> vm("ref-" + i)).toList();
    write(t -> t.vms().insertAll(vms));
    assertThat(new HashSet<>(read(t -> t.vms().list()))).isEqualTo(new HashSet<>(vms));
    List<VmRecord> changed = vms.stream().map(VmTableContract::emptied).toList();
    write(t -> t.vms().updateAll(changed));
    assertThat(new HashSet<>(read(t -> t.vms().list()))).isEqualTo(new HashSet<>(changed));
    write(t -> t.vms().deleteAll(vms.stream().skip(1).map(VmRecord::id).toList()));
    assertThat(listed(t -> t.vms().list())).containsExactly(changed.get(0));
  }

  @Test
  default void a_vm_is_found_by_its_ref_within_its_provider_and_unknown_ids_are_ignored() {
    VmRecord vm = vm("C:\\VMs\\Web.vmx");
    write(t -> t.vms().insertAll(List.of(vm)));
    assertThat(found(t -> t.vms().findByRef(vm.provider(), vm.ref().orElseThrow()))).contains(vm);
    assertThat(found(t -> t.vms().findByRef(vm.provider(), vm("c:\\vms\\web.vmx").ref().get())))
        .isEmpty();
    write(t -> t.vms().updateAll(List.of(vm("other"))));
    assertThat(listed(t -> t.vms().list())).containsExactly(vm);
    assertThatThrownBy(() -> write(t -> t.vms().insertAll(List.of(vm("C:\\VMs\\Web.vmx")))))
        .isInstanceOf(AcvmException.class);
    write(t -> t.vms().insertAll(List.of(emptied(vm("a")), emptied(vm("b")))));
    assertThat(listed(t -> t.vms().list())).hasSize(3);
  }

  private static VmRecord emptied(VmRecord vm) {
    return new VmRecord(
        vm.id(),
        vm.provider(),
        Optional.empty(),
        vm.name(),
        Lifecycle.PROVISIONING,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        vm.createdAt(),
        Optional.empty());
  }
}
