package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmCreate;
import io.acvm.api.model.VmSource;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.catalogue.CatalogueLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.ip.PoolLookup;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm vm create}. */
@Command(name = "create", sortOptions = false)
public final class VmCreateCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.newVm")
  private String name;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.createProvider")
  private String provider;

  @Option(names = "--cpus", paramLabel = "N", defaultValue = "2", descriptionKey = "option.cpus")
  private int cpus;

  @Option(
      names = "--memory",
      paramLabel = "4G|512M",
      defaultValue = "4G",
      converter = Mebibytes.class,
      descriptionKey = "option.memory")
  private long memoryMib;

  @Option(names = "--disk", paramLabel = "GIB", descriptionKey = "option.disk")
  private Integer diskGib;

  @Option(names = "--extra-disk", paramLabel = "GIB", descriptionKey = "option.extraDisk")
  private List<Integer> extraDisksGib;

  @Option(names = "--network", paramLabel = "NETWORK", descriptionKey = "option.network")
  private List<String> networks = List.of();

  @Option(names = "--ip", paramLabel = "ADDRESS", descriptionKey = "option.ip")
  private String ipAddress;

  @Option(names = "--ip-pool", paramLabel = "POOL", descriptionKey = "option.ipPool")
  private String ipPool;

  @Option(names = "--cluster", paramLabel = "CLUSTER", descriptionKey = "option.cluster")
  private String cluster;

  @Option(names = "--firmware", paramLabel = "BIOS|UEFI", descriptionKey = "option.firmware")
  private VmCreate.FirmwareEnum firmware;

  @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
  private String description;

  @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "option.tag")
  private List<String> tags;

  @Option(names = "--start", descriptionKey = "option.start")
  private boolean powerOn;

  @Option(names = "--organize", descriptionKey = "option.organize")
  private boolean organize;

  @Mixin private GuestOptions guest;

  /** What the VM is made from. */
  static final class Source {
    @Option(names = "--from", paramLabel = "TEMPLATE", descriptionKey = "option.from")
    private String template;

    @Option(names = "--blank", descriptionKey = "option.blank")
    private boolean blank;
  }

  public VmCreateCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    CatalogueLookup catalogue = new CatalogueLookup(api, texts());
    String chosen = provider == null ? catalogue.defaultProvider() : provider;
    VmCreate create =
        new VmCreate(
            chosen,
            name,
            description,
            tags,
            source(catalogue, chosen),
            cpus,
            memoryMib,
            diskGib,
            extraDisksGib,
            networks.isEmpty() ? null : catalogue.networks(chosen, networks),
            ipPool == null ? null : new PoolLookup(api, texts()).id(ipPool),
            ipAddress,
            cluster == null ? null : catalogue.cluster(chosen, cluster),
            firmware,
            guest.read(environment()),
            powerOn,
            organize ? true : null);
    return api.change("POST", Query.path("api", "vms"), create);
  }

  private VmSource source(CatalogueLookup catalogue, String chosen) {
    return source.blank
        ? new VmSource(VmSource.TypeEnum.BLANK, null)
        : catalogue.template(chosen, source.template);
  }
}
