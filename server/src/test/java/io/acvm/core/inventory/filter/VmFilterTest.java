package io.acvm.core.inventory.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmFilterTest {
  private static final Instant SEEN = Instant.parse("2026-03-02T08:00:00Z");

  private static final VmRecord WEB =
      new VmRecord(
          new VmId("3f8a1c52-98b1-4f0a-8d6d-2f6f4d1c9a10"),
          new ProviderId("nutanix"),
          Optional.of(new ProviderVmRef("ref")),
          "Web Server 01",
          Lifecycle.READY,
          Optional.of("front of the shop"),
          List.of("prod", "Été"),
          Optional.of("debian-12"),
          Optional.empty(),
          Instant.parse("2026-03-01T08:00:00Z"),
          Optional.of(
              new VmObservation(
                  new ProviderVmRef("ref"),
                  "Web Server 01",
                  PowerState.RUNNING,
                  4,
                  8192,
                  List.of(new Disk("d", 40_960, Optional.empty(), Disk.Kind.DISK)),
                  List.of(
                      new Nic(
                          "n",
                          Optional.of("VLAN-100"),
                          Optional.empty(),
                          Optional.of("50:6b:8d:00:00:01"),
                          List.of("10.0.100.21"),
                          true)),
                  Optional.of("Debian GNU/Linux 12"),
                  Optional.of("Production"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  true,
                  SEEN)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "web",
        "WEB shop",
        "\"web server\"",
        "nowhere,web",
        "state:running provider:nutanix cpus>3 name~web -tag:lab",
        "state:stopped,running",
        "name:\"web server 01\"",
        "name:web*01",
        "name:*",
        "tag:été",
        "cpus:4",
        "cpus=4",
        "cpus>=4 cpus<=4",
        "-cpus<4",
        "memory:8192",
        "memory:8GiB",
        "memory>7g",
        "disk>=40g",
        "ip:10.0.100.*",
        "mac~8D:00",
        "os~debian",
        "cluster:production",
        "network:vlan-100",
        "template:debian-12",
        "description~SHOP",
        "lifecycle:ready",
        "created:2026-03-01",
        "created>2026-02-28",
        "created>=2026-03-01T08:00:00Z",
        "-problem:*",
        "-created>2026-03-01",
      })
  void theWebServerIsMeant(String filter) {
    assertThat(matches(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db",
        "-web",
        "web nowhere",
        "state:stopped",
        "name:web",
        "name=web*01",
        "name:web*02",
        "name:01*web",
        "name:\"web server 01\"*1",
        "tag:lab",
        "cpus>4",
        "memory<8192",
        "memory>8g",
        "ip:10.0.100.2",
        "created>2026-03-01",
        "created<2026-03-01T08:00:00Z",
        "problem:*",
      })
  void theWebServerIsNotMeant(String filter) {
    assertThat(matches(filter)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "cpu>4, cpu>4, 1",
    "web  colour:red, colour:red, 6",
    "cpus>many, cpus>many, 1",
    "cpus~4, cpus~4, 1",
    "cpus>4g, cpus>4g, 1",
    "memory>4kb, memory>4kb, 1",
    "name>a, name>a, 1",
    "created:yesterday, created:yesterday, 1",
    "state:running -tags:x, -tags:x, 15",
    "name:\"web, 'name:\"web', 1",
  })
  void whatMakesNoSenseIsNamedWithItsPlace(String filter, String word, String position) {
    assertThatThrownBy(() -> VmFilter.parse(filter))
        .isInstanceOfSatisfying(
            AcvmException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILTER_INVALID);
              assertThat(e.arguments()).containsEntry("word", word);
              assertThat(e.arguments()).containsEntry("position", position);
            });
  }

  @Test
  void addressesWithColonsAreNoFieldsWhenQuotedOrDigitsFirst() {
    assertThat(matches("50:6b:8d")).isFalse();
    assertThat(matches("mac:50:6b:8d:00:00:01")).isTrue();
  }

  @Test
  void quotesAreWrittenWithABackslashBetweenQuotes() {
    assertThat(FilterWords.of("name=\"a \\\"b\\\" c\" d")).hasSize(2);
    assertThat(FilterWords.values("\"a \\\"b\\\", \\\\c\",d")).containsExactly("a \"b\", \\c", "d");
  }

  private static boolean matches(String filter) {
    String text = "web server 01\nfront of the shop\nprod\nété\n10.0.100.21\ndebian gnu/linux 12";
    return VmFilter.parse(filter)
        .matches(WEB, word -> text.contains(word.toLowerCase(Locale.ROOT)));
  }
}
