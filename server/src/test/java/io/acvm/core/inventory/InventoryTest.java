package io.acvm.core.inventory;

import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.provider.CapacityUse;
import io.acvm.domain.provider.CapacityUse.Amount;
import io.acvm.domain.provider.ProviderState;
import io.acvm.domain.provider.ProviderStatus;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmCount;
import io.acvm.domain.vm.VmListing;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.fake.FakeCall;
import io.acvm.provider.fake.FakeFaults;
import io.acvm.provider.fake.FakeFaults.Moment;
import io.acvm.provider.fake.FakeSettings;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  @TempDir Path directory;
  private TestWorld world;
  private Core core;

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory, FakeSettings.DEFAULT.withVms(3));
    core = world.boot();
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @Test
  void vmsAndWhatIsGivenToThemAreCounted() {
    List<VmCount> counts = core.inventory().counts();
    List<VirtualMachine> all = list(Sort.NAME, 100, Optional.empty()).page().items();
    assertThat(counts.stream().mapToInt(VmCount::count).sum()).isEqualTo(3);
    assertThat(counts.stream().mapToLong(VmCount::memoryMib).sum())
        .isPositive()
        .isEqualTo(
            all.stream()
                .mapToLong(vm -> vm.record().observation().orElseThrow().memoryMib())
                .sum());
    for (VmCount count : counts) {
      assertThat(count.count())
          .isEqualTo(
              (int) all.stream().filter(vm -> vm.powerState() == count.powerState()).count());
    }
  }

  @Test
  void whatIsGivenAwayIsSetAgainstWhatThereIs() {
    // Given
    ProviderVmRef ref = world.machines().get(0).ref();
    await(world.hypervisor.changePower(ref, PowerAction.START, Duration.ZERO, Progress.NONE));
    refresh();
    // When
    List<CapacityUse> all = core.inventory().capacity();
    // Then
    CapacityUse one = all.get(0);
    assertThat(all).hasSize(1);
    assertThat(one.clusterId()).contains("cluster-1");
    assertThat(one.memoryMib())
        .isEqualTo(new Amount(Optional.of(524_288L), Optional.empty(), 3 * 2048, 2048));
    assertThat(one.cpus()).isEqualTo(new Amount(Optional.of(64L), Optional.empty(), 6, 2));
    assertThat(one.diskMib().allocated()).isEqualTo(3 * 10 * 1024);
  }

  @Test
  void foundVmsKeepTheirIdentityOverARestart() {
    List<String> before = ids();
    core = world.boot();
    assertThat(ids()).hasSize(3).isEqualTo(before);
  }

  @Test
  void aChangeIsToldAndKept() {
    // Given
    long last = lastEvent();
    ProviderVmRef ref = world.machines().get(0).ref();
    // When
    await(world.hypervisor.changePower(ref, PowerAction.START, Duration.ZERO, Progress.NONE));
    refresh();
    // Then
    assertThat(after(last)).extracting(Event::type).containsExactly(EventType.VM_CHANGED);
    assertThat(after(last).get(0).facts()).containsEntry("powerState", "RUNNING");
    assertThat(world.records())
        .filteredOn(record -> record.ref().equals(Optional.of(ref)))
        .allSatisfy(
            record ->
                assertThat(record.observation().map(VmObservation::powerState))
                    .contains(PowerState.RUNNING));
  }

  @Test
  void nothingNewIsNotToldButItsAgeIs() {
    // Given
    long last = lastEvent();
    // When
    world.time.advance(Duration.ofSeconds(5));
    refresh();
    // Then
    assertThat(after(last)).isEmpty();
    Instant now = world.time.instant();
    assertThat(list(Sort.NAME, 10, Optional.empty()).page().items())
        .allSatisfy(
            vm ->
                assertThat(vm.record().observation().map(VmObservation::observedAt)).contains(now));
  }

  @Test
  void aVanishedVmIsToldAndDropped() {
    // Given
    long last = lastEvent();
    // When
    await(world.hypervisor.deleteVm(world.machines().get(0).ref(), Progress.NONE));
    refresh();
    // Then
    assertThat(after(last)).extracting(Event::type).containsExactly(EventType.VM_REMOVED);
    assertThat(ids()).hasSize(2);
    assertThat(world.records()).hasSize(2);
  }

  @Test
  void nothingVanishesBecauseTheHypervisorDoesNotAnswer() {
    // Given
    Instant lastSuccess = status().lastSuccessAt().orElseThrow();
    world.time.advance(Duration.ofSeconds(3));
    // When
    world.hypervisor.faults().startOutage(ErrorCode.PROVIDER_UNREACHABLE);
    refresh();
    // Then
    assertThat(status().state()).isEqualTo(ProviderState.UNREACHABLE);
    assertThat(status().problem().map(Failure::code)).contains(ErrorCode.PROVIDER_UNREACHABLE);
    assertThat(status().lastSuccessAt()).contains(lastSuccess);
    assertThat(status().vmCount()).isEqualTo(3);
    assertThat(ids()).hasSize(3);
    // And a server that starts meanwhile shows them too
    core = world.boot();
    assertThat(ids()).hasSize(3);
    assertThat(status().lastSuccessAt()).contains(lastSuccess);
  }

  @Test
  void aListThatFailsIsADegradedProviderWithAllItsVms() {
    world
        .hypervisor
        .faults()
        .failNext(FakeCall.LIST_VMS, Moment.BEFORE, ErrorCode.PROVIDER_ANSWER_INVALID);
    refresh();
    assertThat(status().state()).isEqualTo(ProviderState.DEGRADED);
    assertThat(ids()).hasSize(3);
  }

  @Test
  void aChangeOfStateIsToldOnce() {
    long last = lastEvent();
    world.hypervisor.faults().startOutage(ErrorCode.PROVIDER_UNREACHABLE);
    refresh();
    refresh();
    world.hypervisor.faults().endOutage();
    refresh();
    assertThat(after(last))
        .extracting(event -> event.facts().get("state"))
        .containsExactly("UNREACHABLE", "CONNECTED");
  }

  @Test
  void itIsLookedAtAgainLaterAndLaterWhileItDoesNotAnswer() {
    // Given
    world.hypervisor.faults().startOutage(ErrorCode.PROVIDER_UNREACHABLE);
    refresh();
    refresh();
    world.hypervisor.faults().endOutage();
    // When
    world.time.advance(Duration.ofSeconds(19));
    ProviderState tooEarly = status().state();
    FakeFaults.Hold hold = world.hypervisor.faults().holdNext(FakeCall.PROBE);
    world.time.advance(Duration.ofSeconds(1));
    // Then
    assertThat(tooEarly).isEqualTo(ProviderState.UNREACHABLE);
    await(hold.reached());
    hold.release();
    refresh();
    assertThat(status().state()).isEqualTo(ProviderState.CONNECTED);
  }

  @Test
  void whoeverAsksDuringALookGetsThatLook() {
    FakeFaults.Hold hold = world.hypervisor.faults().holdNext(FakeCall.PROBE);
    Future<ProviderStatus> one = core.inventory().refresh(PROVIDER);
    Future<ProviderStatus> other = core.inventory().refresh(PROVIDER);
    assertThat(one).isSameAs(other);
    hold.release();
    assertThat(await(one).state()).isEqualTo(ProviderState.CONNECTED);
  }

  @Test
  void aLookThatNeverEndsCountsAsUnreachable() {
    // Given
    FakeFaults.Hold hold = world.hypervisor.faults().holdNext(FakeCall.LIST_VMS);
    Future<ProviderStatus> look = core.inventory().refresh(PROVIDER);
    await(hold.reached());
    // When
    world.time.advance(WatchSettings.DEFAULT.deadline());
    // Then
    assertThat(await(look).problem().map(Failure::code)).contains(ErrorCode.PROVIDER_TIMEOUT);
    hold.release();
  }

  @Test
  void manyChangesAreOneEvent() {
    long last = lastEvent();
    world.hypervisor.seedVms(101);
    refresh();
    assertThat(after(last)).extracting(Event::type).containsExactly(EventType.INVENTORY_CHANGED);
    assertThat(after(last).get(0).facts()).containsEntry("added", "101");
  }

  @Test
  void pagesNeitherRepeatNorSkipWhenVmsComeAndGo() {
    // Given
    world.hypervisor.seedVms(30);
    refresh();
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    List<String> there = ids();
    // When
    do {
      VmListing page = list(Sort.NAME, 7, cursor);
      page.page().items().forEach(vm -> seen.add(vm.id().value()));
      cursor = page.page().nextCursor();
      world.hypervisor.seedVms(1);
      refresh();
    } while (cursor.isPresent());
    // Then
    assertThat(seen).doesNotHaveDuplicates().containsAll(there);
  }

  private void refresh() {
    await(core.inventory().refresh(PROVIDER));
  }

  private ProviderStatus status() {
    return core.inventory().statuses().get(0);
  }

  private List<String> ids() {
    return list(Sort.NAME, 1000, Optional.empty()).page().items().stream()
        .map(VirtualMachine::id)
        .map(Object::toString)
        .toList();
  }

  private VmListing list(Sort sort, int limit, Optional<String> cursor) {
    return core.inventory()
        .list(
            new VmQuery(
                Optional.empty(), Optional.empty(), sort, false, new PageRequest(limit, cursor)));
  }

  private long lastEvent() {
    return await(world.store.read(tables -> tables.events().bounds())).lastId();
  }

  private List<Event> after(long id) {
    return await(world.store.read(tables -> tables.events().after(id, 1000)));
  }
}
