package io.acvm.core.operation;

import static io.acvm.core.TestWorld.ADMIN;
import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.core.TestWorld.BRUNO;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.Backoff;
import io.acvm.core.ManualScheduler;
import io.acvm.core.TestWorld;
import io.acvm.core.event.EventLog;
import io.acvm.core.operation.NewOperation.Alongside;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.Target;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with workflows of the test, whose steps end when the test says so. */
class OperationEngineTest {
  private static final EngineLimits LIMITS =
      new EngineLimits(
          2,
          2,
          Duration.ofMillis(500),
          3,
          new Backoff(Duration.ZERO, Duration.ZERO),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
          Duration.ofDays(1));

  record Note(String text) {}

  @TempDir Path directory;
  private TestWorld world;
  private ManualScheduler time;
  private OperationEngine engine;
  private final List<Event> told = new CopyOnWriteArrayList<>();
  private final List<Operation> heard = new CopyOnWriteArrayList<>();
  private final List<Ending> endings = new CopyOnWriteArrayList<>();
  private final Promise<Note> gate = Promise.promise();
  private final Promise<StepScope> entered = Promise.promise();
  private final AtomicInteger undone = new AtomicInteger();
  private boolean undoFails;

  private final Workflow<Note> workflow =
      new Workflow<>(
          OperationKind.CREATE_VM,
          Note.class,
          List.of(
              Step.<Note>repeatable("first", (note, scope) -> Future.succeededFuture(note))
                  .undoneBy((note, scope) -> undo()),
              Step.<Note>repeatable("second", this::waitForGate)
                  .weighing(3)
                  .within(Duration.ofMinutes(5))),
          2,
          (note, ending) -> {
            endings.add(ending);
            return Future.succeededFuture();
          });

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
    time = world.time;
    EventLog events = new EventLog(world.store, time, Duration.ofDays(1), told::add);
    await(events.start());
    ContextCodec codec =
        new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity());
    engine =
        new OperationEngine(
            new EngineParts(world.store, events, time, time, codec, LIMITS, heard::add),
            List.of(workflow));
  }

  @AfterEach
  void closeWorld() {
    gate.tryComplete(new Note("end"));
    await(engine.stop(Duration.ofSeconds(10)));
    world.close();
  }

  private Future<Note> waitForGate(Note note, StepScope scope) {
    entered.tryComplete(scope);
    return gate.future();
  }

  private Future<Void> undo() {
    undone.incrementAndGet();
    return undoFails
        ? Future.failedFuture(AcvmException.of(ErrorCode.PROVIDER_UNREACHABLE))
        : Future.succeededFuture();
  }

  @Test
  void oneOperationForEachTarget() {
    // When
    Future<Operation> one = engine.submit(wanted("vm-1", Optional.empty()));
    Future<Operation> other = engine.submit(wanted("vm-1", Optional.empty()));
    // Then
    List<Optional<ErrorCode>> outcomes = List.of(outcome(one), outcome(other));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(ErrorCode.VM_BUSY));
    // And when it has ended the target is free
    gate.complete(new Note("done"));
    await(one.recover(cause -> other).compose(op -> engine.await(op.id(), Duration.ofHours(1))));
    assertThat(outcome(engine.submit(wanted("vm-1", Optional.empty())))).isEmpty();
  }

  @Test
  void equalRequestsAtTheSameTimeAreOneOperation() {
    // Given
    var key = Optional.of(new NewOperation.Key(AMELIE.userId(), "key-1", "hash"));
    // When
    Future<Operation> one = engine.submit(wanted("vm-1", key));
    Future<Operation> other = engine.submit(wanted("vm-2", key));
    // Then
    assertThat(await(one).id()).isEqualTo(await(other).id());
    assertThat(await(engine.repeated(key)).map(Operation::id)).contains(await(one).id());
    assertThat(world.unfinished()).isEqualTo(1);
  }

  @Test
  void aKeyOfAnotherRequestIsRefusedForADay() {
    // Given
    await(
        engine.submit(
            wanted("vm-1", Optional.of(new NewOperation.Key(AMELIE.userId(), "key", "hash")))));
    var reused = Optional.of(new NewOperation.Key(AMELIE.userId(), "key", "other"));
    var others = Optional.of(new NewOperation.Key(BRUNO.userId(), "key", "other"));
    // Then
    assertThat(outcome(engine.repeated(reused))).contains(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(outcome(engine.submit(wanted("vm-2", reused))))
        .contains(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(await(engine.repeated(others))).isEmpty();
    time.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(await(engine.repeated(reused))).isEmpty();
  }

  @Test
  void whatIsTooMuchWaitsAndThenIsRefused() {
    // Given two that run and two that wait
    List<Operation> accepted = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      accepted.add(await(engine.submit(wanted("vm-" + i, Optional.empty()))));
    }
    // When
    Optional<ErrorCode> fifth = outcome(engine.submit(wanted("vm-5", Optional.empty())));
    // Then
    assertThat(fifth).contains(ErrorCode.TOO_MANY_OPERATIONS);
    gate.complete(new Note("done"));
    for (Operation operation : accepted) {
      assertThat(end(operation).state()).isEqualTo(OperationState.SUCCEEDED);
    }
  }

  @Test
  void aWaitingOperationIsCanceledWithoutItsTurn() {
    // Given
    await(engine.submit(wanted("vm-1", Optional.empty())));
    await(engine.submit(wanted("vm-2", Optional.empty())));
    Operation waiting = await(engine.submit(wanted("vm-3", Optional.empty())));
    // When
    await(engine.cancel(waiting.id(), AMELIE));
    // Then
    Operation end = end(waiting);
    assertThat(end.state()).isEqualTo(OperationState.CANCELED);
    assertThat(end.steps())
        .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepRecord.State.SKIPPED));
    assertThat(undone).hasValue(0);
    assertThat(endings).containsExactly(Ending.UNDONE);
    assertThat(outcome(engine.cancel(waiting.id(), AMELIE))).contains(ErrorCode.OPERATION_ENDED);
  }

  @Test
  void onlyAdministratorsCancelWhatOthersBegan() {
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    assertThat(outcome(engine.cancel(operation.id(), BRUNO))).contains(ErrorCode.ROLE_REQUIRED);
    assertThat(outcome(engine.cancel(operation.id(), ADMIN))).isEmpty();
  }

  @Test
  void progressNeverGoesBackAndItsLastWordIsWritten() {
    // Given
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    StepScope scope = await(entered.future());
    // When
    List<Integer> shown = new ArrayList<>();
    for (int percent : new int[] {10, 80, 30}) {
      scope.report(percent, "at " + percent);
      shown.add(await(engine.await(operation.id(), Duration.ZERO)).progress());
      time.advance(Duration.ofSeconds(1));
    }
    scope.report(90, "at 90");
    gate.complete(new Note("done"));
    end(operation);
    // Then
    List<Integer> progress = heard.stream().map(Operation::progress).toList();
    assertThat(shown).containsExactly(32, 85, 85);
    assertThat(progress).isSorted().endsWith(100);
    assertThat(await(engine.log(operation.id())))
        .extracting(line -> line.message())
        .contains("at 10", "at 80", "at 90");
  }

  @Test
  void manyReportsAreFewWrites() {
    // Given
    await(engine.submit(wanted("vm-1", Optional.empty())));
    StepScope scope = await(entered.future());
    await(world.store.write(tables -> Future.succeededFuture()));
    int before = heard.size();
    // When
    for (int i = 0; i < 100; i++) {
      scope.report(i, "at " + i);
    }
    time.advance(Duration.ofMillis(500));
    await(world.store.write(tables -> Future.succeededFuture()));
    // Then
    assertThat(heard.size() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void eventsComeOnceInTheOrderOfTheLog() {
    // Given
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    // When
    gate.complete(new Note("done"));
    end(operation);
    await(world.store.write(tables -> Future.succeededFuture()));
    await(world.store.read(tables -> Future.succeededFuture()));
    // Then
    List<Event> log = await(world.store.read(tables -> tables.events().after(0, 100)));
    assertThat(log.get(0).type()).isEqualTo(EventType.OPERATION_QUEUED);
    assertThat(log.get(log.size() - 1).type()).isEqualTo(EventType.OPERATION_SUCCEEDED);
    assertThat(log.get(0).facts()).containsEntry("operationId", operation.id().value());
    assertThat(told).isEqualTo(log.subList(0, told.size()));
    assertThat(told).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void aStepThatNeverEndsFailsAtItsDeadline() {
    // Given
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    await(entered.future());
    // When
    time.advance(Duration.ofMinutes(5));
    // Then
    Operation end = end(operation);
    assertThat(end.error().map(Failure::code)).contains(ErrorCode.PROVIDER_TIMEOUT);
    assertThat(undone).hasValue(1);
    assertThat(endings).containsExactly(Ending.UNDONE);
  }

  @Test
  void whatCannotBeUndoneIsTriedAgainAndThenShown() {
    // Given
    undoFails = true;
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    // When
    gate.fail(AcvmException.of(ErrorCode.CAPACITY_EXHAUSTED));
    // Then
    Operation end = end(operation);
    assertThat(end.state()).isEqualTo(OperationState.FAILED);
    assertThat(end.error().map(Failure::code)).contains(ErrorCode.CAPACITY_EXHAUSTED);
    assertThat(undone).hasValue(LIMITS.undoAttempts());
    assertThat(endings).containsExactly(Ending.LEFT_BEHIND);
    assertThat(end.steps().get(0).detail()).contains("Could not be undone: PROVIDER_UNREACHABLE");
  }

  @Test
  void whatTheHypervisorRefusesIsInTheLogInItsOwnWords() {
    // Given
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    // When
    gate.fail(AcvmException.of(ErrorCode.PROVIDER_REJECTED, "text", "The disk is\nbroken"));
    // Then
    assertThat(end(operation).state()).isEqualTo(OperationState.FAILED);
    assertThat(await(engine.log(operation.id())))
        .extracting(line -> line.message())
        .contains("Failed: PROVIDER_REJECTED", "It said: The disk is broken");
  }

  @Test
  void contextsAreSealed() {
    await(engine.submit(wanted("vm-1", Optional.empty())));
    String kept =
        await(world.store.read(tables -> tables.operations().listUnfinished())).get(0).context();
    assertThat(kept).startsWith("sealed:").doesNotContain("s3cret");
  }

  @Test
  void waitingForAnOperationEndsInTime() {
    // Given
    Operation operation = await(engine.submit(wanted("vm-1", Optional.empty())));
    await(entered.future());
    Future<Operation> waiting = engine.await(operation.id(), Duration.ofSeconds(30));
    // When
    time.advance(Duration.ofSeconds(30));
    // Then
    assertThat(await(waiting).state()).isEqualTo(OperationState.RUNNING);
  }

  private Operation end(Operation operation) {
    return await(engine.await(operation.id(), Duration.ofHours(1)));
  }

  private static Optional<ErrorCode> outcome(Future<?> future) {
    return await(
        future
            .map(done -> Optional.<ErrorCode>empty())
            .otherwise(cause -> Optional.of(AcvmException.from(cause).code())));
  }

  private NewOperation<Note> wanted(String vm, Optional<NewOperation.Key> key) {
    return new NewOperation<>(
        workflow,
        new Note("s3cret"),
        new Target(Target.Type.VM, vm, Optional.of(vm)),
        AMELIE.username(),
        key,
        Alongside.NOTHING);
  }
}
