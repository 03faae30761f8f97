package io.acvm.bus;

import io.acvm.core.operation.OperationEngine;
import io.acvm.core.vm.VmService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for operations. */
public final class OperationsVerticle extends VerticleBase {
  private final Bus bus;
  private final OperationEngine engine;
  private final VmService vms;

  public OperationsVerticle(Bus bus, OperationEngine engine, VmService vms) {
    this.bus = bus;
    this.engine = engine;
    this.vms = vms;
  }

  @Override
  public Future<?> start() {
    bus.serve(OperationAddresses.SUBMIT, vms::submit);
    bus.serve(OperationAddresses.LIST, engine::list);
    bus.serve(OperationAddresses.GET, get -> engine.await(get.id(), get.timeout()));
    bus.serve(OperationAddresses.CANCEL, cancel -> engine.cancel(cancel.id(), cancel.principal()));
    bus.serve(OperationAddresses.COUNT, engine::countSince);
    bus.serve(OperationAddresses.LOG, engine::log);
    bus.serve(OperationAddresses.REQUEST, engine::request);
    return Future.succeededFuture();
  }
}
