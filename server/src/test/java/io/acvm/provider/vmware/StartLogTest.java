package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class StartLogTest extends OnSimulatedWorkstation {
  @Test
  void aStartThatFailsSaysWhatVmwareWroteIntoTheVmsLog() throws Exception {
    // Given
    ProviderVmRef ref = make("web");
    Path vmx = Path.of(ref.value());
    Dictionary config = Dictionary.read(vmx);
    config.set("guestinfo.userdata", "a secret of the guest");
    config.save(vmx);
    Files.delete(vmx.resolveSibling("golden-cl1.vmdk"));
    List<String> told = new CopyOnWriteArrayList<>();
    Progress progress = (percent, message) -> told.add(message);
    // When
    ErrorCode code = failureOf(provider.changePower(ref, PowerAction.START, LONG, progress));
    // Then
    assertThat(code).isEqualTo(ErrorCode.PROVIDER_REJECTED);
    assertThat(told.get(0)).contains("Msg_Post: Error");
    assertThat(told)
        .anySatisfy(line -> assertThat(line).contains("golden-cl1.vmdk", "cannot find the file"))
        .hasSizeLessThanOrEqualTo(StartLog.MAX_LINES);
    assertThat(Files.readString(vmx.resolveSibling("vmware.log"))).contains("a secret of");
    assertThat(told).noneSatisfy(line -> assertThat(line).contains("a secret of"));
  }

  @Test
  void theEndOfALogIsShortAndHasNoControlCharacters() throws Exception {
    Path log = directory.resolve("vmware.log");
    Files.writeString(log, "old\n".repeat(100_000) + "red \u001b[31m\u202e" + "x".repeat(5_000));
    List<String> tail = StartLog.tail(directory.resolve("a.vmx"), Instant.EPOCH);
    assertThat(tail).hasSize(StartLog.MAX_LINES);
    assertThat(tail.get(StartLog.MAX_LINES - 1)).startsWith("red  [31m x").hasSizeLessThan(400);
  }

  @Test
  void theConfigurationInTheLogStaysThere() throws Exception {
    Path log = directory.resolve("vmware.log");
    Files.writeString(
        log, "Z In(05) vmx DICT   guestinfo.userdata = \"secret\"\nZ In(05) vmx The end\n");
    assertThat(StartLog.tail(directory.resolve("a.vmx"), Instant.EPOCH))
        .containsExactly("Z In(05) vmx The end");
  }

  @Test
  void aLogOfAnotherStartOrOfAnotherPlaceIsNotShown() throws Exception {
    Path log = Files.writeString(directory.resolve("vmware.log"), "of yesterday");
    Path vmx = directory.resolve("a.vmx");
    Instant written = Files.getLastModifiedTime(log).toInstant();
    assertThat(StartLog.tail(vmx, written.plusSeconds(1))).isEmpty();
    assertThat(StartLog.tail(vmx, written)).hasSize(1);
    Path secret = Files.move(log, directory.resolve("secret"));
    Files.createSymbolicLink(log, secret);
    assertThat(StartLog.tail(vmx, Instant.EPOCH)).isEmpty();
  }
}
