package io.acvm.provider.nutanix;

import static io.acvm.domain.error.ErrorCode.ADDRESS_TAKEN;
import static io.acvm.domain.error.ErrorCode.CLUSTER_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.NETWORK_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.TEMPLATE_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_SPEC_INVALID;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.nutanix.v3.CatalogueReading;
import io.acvm.provider.nutanix.v3.PrismV3Client;
import io.acvm.provider.nutanix.v3.VmReading;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a new VM refers to before it is made, so that a wrong reference is told at once and
 * leaves nothing: Prism itself would tell some of them only when the task has failed.
 */
final class NutanixPlaces {
  private static final long GIB = 1L << 30;

  private final PrismV3Client client;
  private final Optional<String> defaultCluster;

  NutanixPlaces(PrismV3Client client, Optional<String> defaultCluster) {
    this.client = client;
    this.defaultCluster = defaultCluster;
  }

  /** Id of the cluster for a VM whose source, networks and cluster are all there and fit. */
  Future<String> check(VmSpec spec) {
    return checkSource(spec)
        .compose(ok -> networks(spec.networks()))
        .compose(networks -> cluster(spec.cluster(), networks));
  }

  private Future<Void> checkSource(VmSpec spec) {
    if (spec.source().type() == VmSource.Type.BLANK) {
      return Future.succeededFuture();
    }
    TemplateId id = spec.source().id().orElse(new TemplateId(""));
    return client
        .find("images", id.value())
        .compose(
            image ->
                image
                    .map(found -> checkImage(spec, found))
                    .orElseGet(() -> missing(TEMPLATE_NOT_FOUND, id.value())));
  }

  private static Future<Void> checkImage(VmSpec spec, JsonObject image) {
    Template.Type wanted = Template.Type.valueOf(spec.source().type().name());
    if (!CatalogueReading.type(image).orElse(wanted).equals(wanted)) {
      return invalid("/source/type", "type", "The image is of the other kind.");
    }
    long size = spec.diskGib().map(gib -> gib * GIB).orElse(Long.MAX_VALUE);
    return wanted == Template.Type.IMAGE && size < CatalogueReading.sizeBytes(image)
        ? invalid("/diskGib", "minimum", "The disk is smaller than the image.")
        : Future.succeededFuture();
  }

  /** The networks with these ids, all of them. */
  Future<List<Network>> networks(List<String> ids) {
    Future<List<Network>> all = Future.succeededFuture(new ArrayList<>());
    for (String id : ids.stream().distinct().toList()) {
      all = all.compose(found -> network(id).map(one -> with(found, one)));
    }
    return all;
  }

  private static List<Network> with(List<Network> found, Network one) {
    found.add(one);
    return found;
  }

  /** Whether Prism gives addresses on the first of these networks. */
  Future<Boolean> managesFirst(List<String> ids) {
    return ids.isEmpty()
        ? Future.succeededFuture(false)
        : network(ids.get(0)).map(Network::managesAddresses);
  }

  private Future<Network> network(String id) {
    return client
        .find("subnets", id)
        .compose(
            subnet ->
                subnet
                    .flatMap(CatalogueReading::network)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> missing(NETWORK_NOT_FOUND, id)));
  }

  /** The one asked for; else the one of the networks; else the default; else the only one. */
  private Future<String> cluster(Optional<String> wanted, List<Network> networks) {
    return client
        .listAll("clusters", "cluster")
        .map(all -> all.stream().flatMap(one -> CatalogueReading.cluster(one).stream()).toList())
        .compose(
            clusters -> {
              if (wanted.isPresent()) {
                return find(clusters, wanted.get());
              }
              Optional<String> ofNetwork =
                  networks.stream().flatMap(network -> network.clusterId().stream()).findFirst();
              if (ofNetwork.isPresent()) {
                return Future.succeededFuture(ofNetwork.get());
              }
              if (defaultCluster.isPresent()) {
                return find(clusters, defaultCluster.get());
              }
              return clusters.size() == 1
                  ? Future.succeededFuture(clusters.get(0).id())
                  : invalid("/cluster", "required", "There are several clusters.");
            });
  }

  /** By id, or by name whatever its case, as people write it in the configuration. */
  private static Future<String> find(List<Cluster> clusters, String wanted) {
    return clusters.stream()
        .filter(one -> one.id().equals(wanted) || one.name().equalsIgnoreCase(wanted))
        .findFirst()
        .map(one -> Future.succeededFuture(one.id()))
        .orElseGet(() -> missing(CLUSTER_NOT_FOUND, wanted));
  }

  /**
   * Why the making of a VM may have failed that Prism's codes do not tell: another VM on the
   * network has its address. Fails with {@code ADDRESS_TAKEN} then, with {@code cause} otherwise.
   */
  Future<Void> explain(String vm, VmSpec spec, Throwable cause) {
    if (spec.ipAddress().isEmpty() || spec.networks().isEmpty()) {
      return Future.failedFuture(cause);
    }
    String address = spec.ipAddress().get().address();
    return client
        .listAll("vms", "vm")
        .map(all -> hasAddress(all, vm, spec.networks().get(0), address))
        .otherwise(false)
        .compose(
            taken ->
                Future.failedFuture(
                    taken
                        ? AcvmException.of(ADDRESS_TAKEN, "address", address).causedBy(cause)
                        : cause));
  }

  private static boolean hasAddress(
      List<JsonObject> all, String except, String network, String address) {
    return all.stream()
        .map(one -> VmReading.observe(one, Instant.EPOCH))
        .filter(one -> !one.ref().value().equals(except))
        .flatMap(one -> one.nics().stream())
        .filter(nic -> nic.networkId().equals(Optional.of(network)))
        .anyMatch(nic -> nic.ipAddresses().contains(address));
  }

  private static <T> Future<T> missing(ErrorCode code, String id) {
    return Future.failedFuture(AcvmException.of(code, "id", id));
  }

  private static <T> Future<T> invalid(String pointer, String code, String detail) {
    return Future.failedFuture(
        AcvmException.invalid(VM_SPEC_INVALID, List.of(new FieldFailure(pointer, code, detail))));
  }
}
