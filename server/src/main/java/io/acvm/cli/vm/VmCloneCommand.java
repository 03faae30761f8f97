package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmClone;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.catalogue.CatalogueLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.ip.PoolLookup;
import io.acvm.cli.snapshot.SnapshotLookup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm vm clone}. */
@Command(name = "clone", sortOptions = false)
public final class VmCloneCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "parameter.newVm")
  private String name;

  @Option(names = "--linked", descriptionKey = "option.linked")
  private boolean linked;

  @Option(names = "--snapshot", paramLabel = "SNAPSHOT", descriptionKey = "option.cloneSnapshot")
  private String snapshot;

  @Option(names = "--cpus", paramLabel = "N", descriptionKey = "option.cpusAsSource")
  private Integer cpus;

  @Option(
      names = "--memory",
      paramLabel = "4G|512M",
      converter = Mebibytes.class,
      descriptionKey = "option.memoryAsSource")
  private Long memoryMib;

  @Option(names = "--network", paramLabel = "NETWORK", descriptionKey = "option.network")
  private List<String> networks = List.of();

  @Option(names = "--ip", paramLabel = "ADDRESS", descriptionKey = "option.ip")
  private String ipAddress;

  @Option(names = "--ip-pool", paramLabel = "POOL", descriptionKey = "option.ipPool")
  private String ipPool;

  @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
  private String description;

  @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.tag")
  private List<String> tags;

  @Option(names = "--start", descriptionKey = "option.start")
  private boolean powerOn;

  @Option(names = "--organize", descriptionKey = "option.organize")
  private boolean organize;

  @Mixin private GuestOptions guest;

  public VmCloneCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    JsonNode source = new VmLookup(api, texts()).find(reference);
    String id = source.path("id").asText();
    String provider = source.path("provider").asText();
    VmClone clone =
        new VmClone(
            name,
            linked ? VmClone.ModeEnum.LINKED : VmClone.ModeEnum.FULL,
            snapshot == null ? null : new SnapshotLookup(api, texts()).id(id, snapshot),
            description,
            tags,
            cpus,
            memoryMib,
            networks.isEmpty()
                ? null
                : new CatalogueLookup(api, texts()).networks(provider, networks),
            ipPool == null ? null : new PoolLookup(api, texts()).id(ipPool),
            ipAddress,
            guest.read(environment()),
            powerOn,
            organize ? true : null);
    return api.change("POST", Query.path("api", "vms", id, "clone"), clone);
  }
}
