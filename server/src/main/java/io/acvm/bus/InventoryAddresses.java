package io.acvm.bus;

import io.acvm.domain.provider.CapacityUse;
import io.acvm.domain.provider.CatalogueQuery;
import io.acvm.domain.provider.ChangeDefaultProvider;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.DefaultProviderSetting;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderStatus;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmCount;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmListing;
import io.acvm.domain.vm.VmQuery;
import java.util.List;

/** What the area of providers and their VMs answers. */
public final class InventoryAddresses {
  public static final Address<VmQuery, VmListing> LIST_VMS = new Address<>("inventory.listVms");
  public static final Address<VmId, VirtualMachine> GET_VM = new Address<>("inventory.getVm");
  public static final Address<Nothing, List<VmCount>> COUNT_VMS =
      new Address<>("inventory.countVms");
  public static final Address<Nothing, List<CapacityUse>> CAPACITY =
      new Address<>("inventory.capacity");
  public static final Address<VmId, List<Snapshot>> LIST_SNAPSHOTS =
      new Address<>("inventory.listSnapshots");
  public static final Address<VmId, Nothing> OPEN_CONSOLE = new Address<>("inventory.openConsole");
  public static final Address<Nothing, List<ProviderInfo>> LIST_PROVIDERS =
      new Address<>("inventory.listProviders");
  public static final Address<ProviderId, ProviderInfo> GET_PROVIDER =
      new Address<>("inventory.getProvider");
  public static final Address<Nothing, DefaultProviderSetting> DEFAULT_PROVIDER =
      new Address<>("inventory.defaultProvider");
  public static final Address<ChangeDefaultProvider, DefaultProviderSetting>
      CHANGE_DEFAULT_PROVIDER = new Address<>("inventory.changeDefaultProvider");
  public static final Address<Nothing, List<ProviderStatus>> LIST_STATUSES =
      new Address<>("inventory.listStatuses");
  public static final Address<ProviderId, ProviderStatus> REFRESH =
      new Address<>("inventory.refresh");
  public static final Address<CatalogueQuery, List<Offer<Template>>> LIST_TEMPLATES =
      new Address<>("inventory.listTemplates");
  public static final Address<CatalogueQuery, List<Offer<Cluster>>> LIST_CLUSTERS =
      new Address<>("inventory.listClusters");
  public static final Address<CatalogueQuery, List<Offer<Network>>> LIST_NETWORKS =
      new Address<>("inventory.listNetworks");

  private InventoryAddresses() {}
}
