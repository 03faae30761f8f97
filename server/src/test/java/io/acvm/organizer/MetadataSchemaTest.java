package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published schema says what is written, and no less. */
class MetadataSchemaTest {
  @TempDir private Path temporary;

  @Test
  void whatIsWrittenIsValidAndWhatIsChangedIsNot() throws IOException {
    // Given
    Path vms = temporary.toRealPath().resolve("vms");
    Path box = vms.resolve("permanent_vms/2026-01-15_web-01");
    Path vmx = SampleVm.make(vms, "web-01");
    Files.createDirectories(box);
    Path moved = Files.move(vmx.getParent(), box.resolve("vm_files")).resolve("web-01.vmx");

    // When
    new Shelf(MoverTest.places(vms), Clock.systemUTC(), "ws")
        .describe(moved, new VmId("v1"), Optional.of("/before"), "fr", Progress.NONE);
    String written = Files.readString(box.resolve("metadata.json"));

    // Then
    assertThat(MetadataIsValid.problems(written)).isEmpty();
    for (String broken :
        List.of(
            written.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"),
            written.replace("\"organizedAt\"", "\"when\""),
            written.replace("\"sizeBytes\" : ", "\"sizeBytes\" : -"),
            written.replaceFirst("\"sha256\" : \"..", "\"sha256\" : \""),
            written.replace("\"firmware\" : \"", "\"firmware\" : \"X"))) {
      assertThat(broken).isNotEqualTo(written);
      assertThat(MetadataIsValid.problems(broken)).as(broken).isNotEmpty();
    }
  }
}
