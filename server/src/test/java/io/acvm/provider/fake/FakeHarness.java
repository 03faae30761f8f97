package io.acvm.provider.fake;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.ProviderHarness;
import java.util.Optional;

/** The fake hypervisor is its own harness. */
record FakeHarness(FakeProvider fake) implements ProviderHarness {
  @Override
  public HypervisorProvider provider() {
    return fake;
  }

  @Override
  public int sourceGib() {
    return 10;
  }

  @Override
  public TemplateId seed(Template.Type type, String name) {
    return fake.seedTemplate(type, name, sourceGib());
  }

  @Override
  public void seedVms(int count) {
    fake.seedVms(count);
  }

  @Override
  public String network() {
    return "network-1";
  }

  @Override
  public String freeAddress() {
    return "10.20.200.7";
  }

  @Override
  public void ignoreGuestShutdown(ProviderVmRef ref) {
    fake.ignoreGuestShutdown(ref);
  }

  @Override
  public void makeUnreachable() {
    fake.faults().startOutage(ErrorCode.PROVIDER_UNREACHABLE);
  }

  @Override
  public void refuseCredentials() {
    fake.faults().startOutage(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
  }

  @Override
  public Optional<Runnable> garbage() {
    return Optional.of(() -> fake.faults().startOutage(ErrorCode.PROVIDER_ANSWER_INVALID));
  }

  @Override
  public void neverEndNextWork() {
    fake.faults().holdNext(FakeCall.CHANGE_POWER);
  }

  @Override
  public void failNextWork() {
    for (FakeCall call :
        new FakeCall[] {FakeCall.CREATE_VM, FakeCall.CLONE_VM, FakeCall.CHANGE_POWER}) {
      fake.faults().failNext(call, FakeFaults.Moment.HALF_WAY, ErrorCode.PROVIDER_REJECTED);
    }
  }
}
