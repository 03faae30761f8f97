package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.vm.ProviderVmRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile names and paths. */
class VmNamesTest {
  @TempDir Path folder;

  private Path root;
  private VmPlaces places;

  @BeforeEach
  void makeRoots() throws Exception {
    root = Files.createDirectories(folder.toRealPath().resolve("vms"));
    Path templates = Files.createDirectories(root.resolve("templates"));
    places =
        new VmPlaces(
            VmwareSettings.of(root)
                .withDirectories(
                    Optional.of(templates), Optional.empty(), Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two words      | two-words
          l'été (à) Ûber | l-ete-a-Uber
          say "hi"       | say-hi
          ..             | vm
          ../../etc      | etc
          -rf            | rf
          con            | vm-con
          NUL.txt        | vm-NUL.txt
          com1           | vm-com1
          trailing.      | trailing
          .hidden        | hidden
          \\\\server\\share | server-share
          C:\\Windows     | C-Windows
          東京            | vm
          a;b&c$(d)      | a-b-c-d
          web-1.2_x      | web-1.2_x
          """)
  void aNameBecomesAFileNameThatIsGoodEverywhere(String name, String file) {
    assertThat(VmNames.fileName(name)).isEqualTo(file);
  }

  @Test
  void aVeryLongNameStaysAShortPath() {
    assertThat(VmNames.fileName("x".repeat(200))).hasSize(48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "l'été \"à\" (Paris)", "..", "con", "-rf", "\\\\server\\share"})
  void aReservedPlaceIsInsideAndFoundAgain(String name) {
    ProviderVmRef ref = places.reserve(name);
    Path place = places.place(ref).orElseThrow();
    assertThat(place).hasToString(ref.value());
    assertThat(place.getParent().getParent()).isEqualTo(root);
    assertThat(place.getParent()).doesNotExist();
    assertThat(places.reserve(name)).isNotEqualTo(ref);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relative/a.vmx",
        "../no such; thing",
        "/etc/passwd",
        "/etc/a.vmx",
        "ROOT/../outside/a.vmx",
        "ROOT/a/./b.vmx",
        "ROOT/a.vmx",
        "ROOT/a/b.vmdk",
        "ROOT/templates/t/t.vmx",
        "\\\\server\\share\\a.vmx",
        "ROOT/a/b.vmx\u0000"
      })
  void whatIsNoPlaceOfOursIsNone(String text) {
    ProviderVmRef ref = new ProviderVmRef(text.replace("ROOT", root.toString()));
    assertThat(places.place(ref)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkLeadsNowhere() throws Exception {
    // Given
    Path outside = Files.createDirectories(folder.toRealPath().resolve("outside"));
    Files.writeString(outside.resolve("x.vmx"), "");
    Files.createSymbolicLink(root.resolve("link"), outside);
    Path inside = Files.createDirectories(root.resolve("real"));
    Files.createSymbolicLink(inside.resolve("x.vmx"), outside.resolve("x.vmx"));
    // Then
    assertThat(places.find(new ProviderVmRef(root + "/link/x.vmx"))).isEmpty();
    assertThat(places.find(new ProviderVmRef(root + "/real/x.vmx"))).isEmpty();
    assertThat(places.scan()).isEmpty();
  }

  @Test
  void templatesInsideADirectoryOfVmsAreNotScanned() throws Exception {
    Path template = Files.createDirectories(root.resolve("templates/t")).resolve("t.vmx");
    Path vm = Files.createDirectories(root.resolve("a b (é)")).resolve("v.vmx");
    Files.writeString(template, "");
    Files.writeString(vm, "");
    assertThat(places.scan()).containsExactly(vm);
  }
}
