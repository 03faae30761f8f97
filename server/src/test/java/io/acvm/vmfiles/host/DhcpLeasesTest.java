package io.acvm.vmfiles.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class DhcpLeasesTest {
  private static final Instant NOON = Instant.parse("2026-05-13T12:10:00Z");
  private static final String MAC = "00:0C:29:AA:BB:CC";

  @Test
  void theNewestLeaseOfACardThatHoldsIsFound() {
    DhcpLeases leases =
        DhcpLeases.parse(
            """
            # written by the server
            lease 172.16.41.130 {
            \tstarts 3 2026/05/13 11:00:00;
            \tends never;
            \thardware ethernet 00:0c:29:aa:bb:cc;
            }
            lease 172.16.41.131 {
            \tstarts 3 2026/05/13 12:00:37;
            \tends 3 2026/05/13 12:30:37;
            \thardware ethernet 00:0c:29:aa:bb:cc;
            \tclient-hostname "we}b \\"1\\"; {";
            }
            lease 172.16.41.132 {
            \tstarts 3 2026/05/13 12:05:00;
            \tends 3 2026/05/13 12:06:00;
            \thardware ethernet 00:0c:29:aa:bb:cc;
            }
            """);

    DhcpLease lease = leases.find(MAC, Instant.EPOCH, NOON).orElseThrow();

    assertThat(lease.address()).isEqualTo("172.16.41.131");
    assertThat(lease.hostname()).isEqualTo("we}b \"1\"; {");
    assertThat(lease.ends()).contains(Instant.parse("2026-05-13T12:30:37Z"));
    assertThat(leases.find(MAC, Instant.parse("2026-05-13T12:01:00Z"), NOON)).isEmpty();
    assertThat(leases.find(MAC, Instant.EPOCH, NOON.plusSeconds(3600)).orElseThrow().address())
        .isEqualTo("172.16.41.130");
  }

  @Test
  void whatIsSaidLastOfAnAddressCounts() {
    String given =
        "lease 10.0.0.5 { starts 3 2026/05/13 12:00:00; ends never; hardware ethernet 00:0c:29:aa:bb:cc; }\n";

    assertThat(DhcpLeases.parse(given + "lease 10.0.0.5 { abandoned; }").all()).isEmpty();
    assertThat(DhcpLeases.parse(given + given.replace("aa:bb", "11:22")).all())
        .singleElement()
        .returns("00:0c:29:11:22:cc", DhcpLease::macAddress);
    assertThat(
            DhcpLeases.parse(given.replace("ends never;", "ends never; binding state free;")).all())
        .isEmpty();
    assertThat(DhcpLeases.parse(given.replace("ends never;", "on commit { set x = 1; }")).all())
        .hasSize(1);
  }

  @Test
  void aBlockThatIsBeingWrittenIsLeftOut() {
    assertThat(DhcpLeases.parse("lease 10.0.0.5 { starts 3 2026/05/13 12:00:00; ends").all())
        .isEmpty();
  }

  @Property
  void anyTextIsRead(
      @ForAll
          @Chars({'{', '}', ';', '"', '\\', '#', ' ', '\n', '/', ':'})
          @CharRange(from = '0', to = '9')
          String text) {
    assertThat(DhcpLeases.parse("lease 10.0.0.5 { starts " + text).find(MAC, Instant.EPOCH, NOON))
        .isEqualTo(Optional.empty());
    assertThat(DhcpLeases.parse(text).all()).isEmpty();
  }
}
