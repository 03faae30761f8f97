package io.acvm.provider.nutanix;

import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.HypervisorProviderContract;
import io.acvm.provider.ProviderHarness;
import io.acvm.simulator.prism.FaultEffect;
import io.acvm.simulator.prism.FaultRule;
import io.acvm.simulator.prism.TaskKind;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The contract against a simulated Prism Central. */
final class NutanixContractTest extends HypervisorProviderContract {
  @Override
  protected ProviderHarness open(Vertx vertx) throws Exception {
    return new Harness(SimulatedPrism.start(vertx, 0));
  }

  record Harness(SimulatedPrism prism) implements ProviderHarness {
    @Override
    public HypervisorProvider provider() {
      return prism.provider();
    }

    @Override
    public int sourceGib() {
      return 2;
    }

    @Override
    public TemplateId seed(Template.Type type, String name) {
      try {
        String kind = type == Template.Type.ISO ? "ISO_IMAGE" : "DISK_IMAGE";
        return new TemplateId(prism.door().makeImage(kind, name));
      } catch (Exception e) {
        throw new AssertionError("cannot seed " + name, e);
      }
    }

    @Override
    public void seedVms(int count) {
      try {
        prism.door().makeVms(count);
      } catch (Exception e) {
        throw new AssertionError("cannot seed VMs", e);
      }
    }

    @Override
    public String network() {
      return managed().id();
    }

    @Override
    public String freeAddress() {
      return managed().cidr().orElseThrow().replaceAll("\\.0/\\d+$", ".240");
    }

    private Network managed() {
      try {
        return prism.provider().readCatalogue().await(10, TimeUnit.SECONDS).networks().stream()
            .filter(Network::managesAddresses)
            .findFirst()
            .orElseThrow();
      } catch (Exception e) {
        throw new AssertionError("no network", e);
      }
    }

    @Override
    public void ignoreGuestShutdown(ProviderVmRef ref) {
      prism.deafGuests().set(true);
    }

    @Override
    public void makeUnreachable() {
      try {
        prism.simulator().close().await(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError("cannot close", e);
      }
    }

    @Override
    public void refuseCredentials() {
      prism.answerAll(
          401,
          "application/json",
          "{\"state\":\"ERROR\",\"code\":401,\"message_list\":[{\"message\":\"Authentication"
              + " required.\",\"reason\":\"AUTHENTICATION_REQUIRED\","
              + "\"details\":\"Basic realm=\\\"Intent Gateway\\\"\"}],\"api_version\":\"3.1\"}");
    }

    @Override
    public Optional<Runnable> garbage() {
      return Optional.of(
          () -> prism.answerAll(200, "text/html", "<html><body>It works!</body></html>"));
    }

    @Override
    public void neverEndNextWork() {
      prism
          .simulator()
          .addFault(FaultRule.onTask(TaskKind.VM_UPDATE, new FaultEffect.HoldTask(), 1));
    }

    @Override
    public void failNextWork() {
      prism
          .simulator()
          .addFault(
              FaultRule.onAnyTask(new FaultEffect.FailTask("INTERNAL_ERROR", "ErrorCode: 9"), 1));
    }
  }
}
