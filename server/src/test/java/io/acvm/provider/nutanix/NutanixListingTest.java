package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.Cluster;
import io.acvm.domain.vm.VmObservation;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
final class NutanixListingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 6, 11, 12, 13, 500})
  void everyPageSizeFindsEveryVmOnce(int pageSize, Vertx vertx) throws Exception {
    SimulatedPrism prism = SimulatedPrism.start(vertx, 12);
    NutanixProvider provider = NutanixProvider.open(vertx, prism.settings().withPageSize(pageSize));
    assertThat(provider.listVms().await(20, TimeUnit.SECONDS))
        .hasSize(12)
        .extracting(VmObservation::ref)
        .doesNotHaveDuplicates();
  }

  @Test
  void thePrismCentralItselfIsNoCluster(Vertx vertx) throws Exception {
    SimulatedPrism prism = SimulatedPrism.start(vertx, 0);
    assertThat(prism.provider().readCatalogue().await(20, TimeUnit.SECONDS).clusters())
        .extracting(Cluster::name)
        .containsExactly("Production-Cluster");
  }

  @Test
  void twoPrismCentralsStandSideBySide(Vertx vertx) throws Exception {
    // Given
    SimulatedPrism one = SimulatedPrism.start(vertx, 2);
    SimulatedPrism other = SimulatedPrism.start(vertx, 5);
    // When
    one.simulator().close().await(10, TimeUnit.SECONDS);
    // Then
    assertThat(other.provider().listVms().await(20, TimeUnit.SECONDS)).hasSize(5);
    assertThat(
            one.provider()
                .listVms()
                .map(all -> "answered")
                .otherwise("unreachable")
                .await(20, TimeUnit.SECONDS))
        .isEqualTo("unreachable");
  }
}
