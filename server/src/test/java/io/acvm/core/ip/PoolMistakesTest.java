package io.acvm.core.ip;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.ProblemTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever describes a pool wrongly is told where and how, in his language. */
class PoolMistakesTest {
  /** What stands in a column; none where it is empty. */
  @ParameterizedTest(name = "{5} {6}: {0} {1} {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.0          |                              |                   |             |          | /cidr         | cidr
          10.0.0.0/33       |                              |                   |             |          | /cidr         | cidr
          10.0.0/24         |                              |                   |             |          | /cidr         | cidr
          10.0.0.0/255.0.0.0|                              |                   |             |          | /cidr         | cidr
          2001:db8::/129    |                              |                   |             |          | /cidr         | cidr
          lab               |                              |                   |             |          | /cidr         | cidr
          10.0.0.0/24       | 10.0.0.20-10.0.0.10          |                   |             |          | /ranges/0     | ipRange
          10.0.0.0/24       | 10.0.0.1-10.0.0.9,10.0.0.x-1 |                   |             |          | /ranges/1     | ipRange
          10.0.0.0/24       | 10.0.0.10-2001:db8::1        |                   |             |          | /ranges/0     | ipRange
          10.0.0.0/24       | 10.0.0.250-10.0.1.5          |                   |             |          | /ranges/0     | outsideNetwork
          10.0.0.0/24       | 2001:db8::1-2001:db8::2      |                   |             |          | /ranges/0     | outsideNetwork
          10.0.0.0/24       | 10.0.0.5-10.0.0.9,10.0.0.9   |                   |             |          | /ranges/1     | overlap
          10.0.0.0/24       |                              | 10.0.0.5,10.0.1.5 |             |          | /exclusions/1 | outsideNetwork
          10.0.0.0/24       |                              | 10.0.0.5-         |             |          | /exclusions/0 | ipRange
          10.0.0.0/24       |                              | 10.0.0.5/30       |             |          | /exclusions/0 | ipRange
          10.0.0.0/24       |                              |                   | 10.0.1.1    |          | /gateway      | outsideNetwork
          10.0.0.0/24       |                              |                   | fe80::1     |          | /gateway      | outsideNetwork
          10.0.0.0/24       |                              |                   | 10.0.0.1/24 |          | /gateway      | ipAddress
          2001:db8::/64     |                              |                   | 10.0.0.1    |          | /gateway      | outsideNetwork
          10.0.0.0/24       |                              |                   |             | 8.8.8.8,8| /dns/1        | ipAddress
          """)
  void eachMistakeIsNamedAtItsField(
      String cidr,
      String ranges,
      String exclusions,
      String gateway,
      String dns,
      String pointer,
      String code) {
    IpPoolSpec spec =
        spec("Lab", cidr, list(ranges), list(exclusions), Optional.ofNullable(gateway), list(dns));

    AcvmException refusal =
        catchThrowableOfType(
            AcvmException.class,
            () -> PoolDefinition.read(new IpPoolId("lab"), spec, Instant.EPOCH));

    assertThat(refusal.code()).isEqualTo(ErrorCode.POOL_INVALID);
    assertThat(refusal.failure().fields()).singleElement().satisfies(is(pointer, code));
  }

  @Test
  void allMistakesAreToldTogether() {
    IpPoolSpec spec =
        spec(
            "Lab",
            "10.0.0.0/24",
            List.of("10.0.1.1-10.0.1.9", "10.0.0.9-10.0.0.1"),
            List.of("x"),
            Optional.of("10.9.9.9"),
            List.of("dns"));
    AcvmException refusal =
        catchThrowableOfType(
            AcvmException.class,
            () -> PoolDefinition.read(new IpPoolId("lab"), spec, Instant.EPOCH));
    assertThat(refusal.failure().fields())
        .extracting(FieldFailure::pointer)
        .containsExactly("/ranges/0", "/ranges/1", "/exclusions/0", "/gateway", "/dns/0");
  }

  @Test
  void whatDoesNotGoWithOtherPoolsIsNamedToo(@TempDir Path directory) {
    try (TestWorld world = new TestWorld(directory)) {
      Core core = world.boot();
      IpPoolSpec lab = spec("A", "10.0.0.0/24");
      IpPoolId id =
          await(core.ips().pools().create(new IpCommand.CreatePool(lab, "a"))).pool().id();

      AcvmException overlap = refused(core, spec("B", "10.0.0.128/25"));
      AcvmException named = refused(core, spec("a", "10.1.0.0/24"));
      AcvmException moved =
          catchThrowableOfType(
              AcvmException.class,
              () ->
                  await(
                      core.ips()
                          .pools()
                          .update(new IpCommand.UpdatePool(id, spec("A", "10.2.0.0/24"), "a"))));

      assertThat(overlap.code()).isEqualTo(ErrorCode.POOL_OVERLAP);
      assertThat(overlap.arguments()).containsEntry("pool", "A");
      assertThat(overlap.failure().fields())
          .singleElement()
          .satisfies(is("/ranges", "poolOverlap"));
      assertThat(named.code()).isEqualTo(ErrorCode.POOL_NAME_TAKEN);
      assertThat(named.failure().fields()).singleElement().satisfies(is("/name", "taken"));
      assertThat(moved.failure().fields()).singleElement().satisfies(is("/cidr", "unchangeable"));
    }
  }

  private static java.util.function.Consumer<FieldFailure> is(String pointer, String code) {
    return field -> {
      assertThat(field.pointer()).isEqualTo(pointer);
      assertThat(field.code()).isEqualTo(code);
      String english = ProblemTexts.field(code, null, "", Language.ENGLISH);
      String french = ProblemTexts.field(code, null, "", Language.FRENCH);
      assertThat(english).isNotEmpty().isNotEqualTo(french);
      assertThat(french).isNotEmpty();
    };
  }

  private static AcvmException refused(Core core, IpPoolSpec spec) {
    return catchThrowableOfType(
        AcvmException.class,
        () -> await(core.ips().pools().create(new IpCommand.CreatePool(spec, "a"))));
  }

  private static List<String> list(String values) {
    return values == null ? List.of() : Arrays.asList(values.split(",", -1));
  }

  private static IpPoolSpec spec(String name, String cidr) {
    return spec(name, cidr, List.of(), List.of(), Optional.empty(), List.of());
  }

  private static IpPoolSpec spec(
      String name,
      String cidr,
      List<String> ranges,
      List<String> exclusions,
      Optional<String> gateway,
      List<String> dns) {
    return new IpPoolSpec(
        name,
        Optional.empty(),
        cidr,
        ranges,
        exclusions,
        gateway,
        dns,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        IpPoolSpec.DEFAULT_SCOPE,
        IpStrategy.FIRST_FREE,
        Duration.ZERO,
        false);
  }
}
