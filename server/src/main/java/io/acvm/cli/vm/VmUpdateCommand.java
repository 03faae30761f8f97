package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmUpdate;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.catalogue.CatalogueLookup;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm vm update}: only what is named changes. */
@Command(name = "update", aliases = "reconfigure", sortOptions = false)
public final class VmUpdateCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "option.newName")
  private String name;

  @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
  private String description;

  @Option(names = "--add-tag", paramLabel = "TAG", descriptionKey = "option.addTag")
  private List<String> addedTags = List.of();

  @Option(names = "--remove-tag", paramLabel = "TAG", descriptionKey = "option.removeTag")
  private List<String> removedTags = List.of();

  @Option(names = "--cpus", paramLabel = "N", descriptionKey = "option.newCpus")
  private Integer cpus;

  @Option(
      names = "--memory",
      paramLabel = "4G|512M",
      converter = Mebibytes.class,
      descriptionKey = "option.newMemory")
  private Long memoryMib;

  @Option(names = "--disk", paramLabel = "GIB", descriptionKey = "option.newDisk")
  private Integer diskGib;

  @Option(names = "--network", paramLabel = "NETWORK", descriptionKey = "option.newNetworks")
  private List<String> networks = List.of();

  public VmUpdateCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    JsonNode vm = new VmLookup(api, texts()).find(reference);
    VmUpdate update =
        new VmUpdate(
            name,
            description,
            tags(vm),
            cpus,
            memoryMib,
            diskGib,
            networks.isEmpty()
                ? null
                : new CatalogueLookup(api, texts())
                    .networks(vm.path("provider").asText(), networks));
    if (update.equals(new VmUpdate(null, null, null, null, null, null, null))) {
      throw new CliException(ExitCode.INVALID, texts().get("vm.nothingToChange"));
    }
    return api.change("PATCH", Query.path("api", "vms", vm.path("id").asText()), update);
  }

  private List<String> tags(JsonNode vm) {
    if (addedTags.isEmpty() && removedTags.isEmpty()) {
      return null;
    }
    Set<String> tags = new LinkedHashSet<>();
    vm.path("tags").forEach(each -> tags.add(each.asText()));
    tags.addAll(addedTags);
    removedTags.forEach(tags::remove);
    return new ArrayList<>(tags);
  }
}
