package io.acvm.core.vm;

import io.acvm.core.operation.ContextCodec;
import io.acvm.core.operation.NewOperation;
import io.acvm.core.operation.OperationEngine;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.FileCommand;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Takes commands about VMs and makes operations of them. */
public final class VmService {
  private final OperationEngine engine;
  private final CommandPlanner planner;
  private final FilePlanner filePlanner;
  private final FixedAddresses fixedAddresses;
  private final FileQueries queries;
  private final ContextCodec codec;

  /**
   * @param catalogues what a provider offers; empty when it was never read, and then the hypervisor
   *     decides
   */
  public VmService(
      OperationEngine engine,
      VmWorkflows workflows,
      Function<ProviderId, Optional<Catalogue>> catalogues,
      ContextCodec codec,
      Clock clock) {
    this.codec = codec;
    this.engine = engine;
    this.queries = new FileQueries(workflows.access());
    this.filePlanner = new FilePlanner(workflows.access(), workflows.files(), queries, clock);
    this.fixedAddresses = new FixedAddresses(workflows.access());
    this.planner = new CommandPlanner(workflows.access(), workflows, catalogues, clock);
  }

  /**
   * Checks a command, writes its operation down and begins it. A repeated request is answered with
   * the first operation before anything is checked, since the first one may have changed what is
   * checked. Fails with the codes of the catalogue for what does not fit, with JSON pointers to the
   * fields.
   */
  public Future<Operation> submit(Submission submission) {
    Optional<NewOperation.Key> key = submission.idempotencyKey().map(text -> key(submission, text));
    return engine
        .repeated(key)
        .compose(
            first ->
                first.isPresent()
                    ? Future.succeededFuture(first.get())
                    : plan(submission, key).compose(engine::submit));
  }

  private Future<? extends NewOperation<?>> plan(
      Submission submission, Optional<NewOperation.Key> key) {
    String by = submission.principal().username();
    Future<? extends NewOperation<?>> planned =
        submission.command() instanceof FileCommand command
            ? filePlanner.plan(command, new FilePlanner.Asked(by, key))
            : fixedAddresses
                .withPool(submission.command())
                .map(pooled -> planner.plan(pooled, by, key));
    return submission.request().isEmpty()
        ? planned
        : planned.map(wanted -> wanted.askedFor(submission.request().get()));
  }

  /** What can be known of the files of VMs. */
  public FileQueries files() {
    return queries;
  }

  private NewOperation.Key key(Submission submission, String text) {
    return new NewOperation.Key(
        submission.principal().userId(), text, codec.tag(submission.command()));
  }
}
