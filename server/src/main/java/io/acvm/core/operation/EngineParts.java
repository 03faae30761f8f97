package io.acvm.core.operation;

import io.acvm.core.Scheduler;
import io.acvm.core.event.EventLog;
import io.acvm.domain.operation.Operation;
import io.acvm.store.Store;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What the engine works with.
 *
 * @param listener hears every state of an operation that has been written down; must not block
 */
public record EngineParts(
    Store store,
    EventLog events,
    Scheduler scheduler,
    Clock clock,
    ContextCodec codec,
    EngineLimits limits,
    Consumer<Operation> listener) {}
