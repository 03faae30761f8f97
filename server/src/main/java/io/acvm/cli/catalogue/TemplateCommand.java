package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Template;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.Json;
import picocli.CommandLine.Command;

/** What VMs are made from. */
@Command(name = "template", subcommands = TemplateCommand.ListTemplates.class)
public final class TemplateCommand {
  /** {@code acvm template list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListTemplates extends CatalogueListCommand {
    private static final long BYTES_PER_MIB = 1 << 20;

    public ListTemplates(CliEnvironment environment) {
      super(environment, "templates", "name", "type", "size", "guest", "provider", "id");
    }

    @Override
    protected Object[] row(JsonNode item) {
      Template template = Json.read(item, Template.class);
      Long bytes = template.sizeBytes();
      return new Object[] {
        template.name(),
        template.type(),
        bytes == null ? null : bytes / BYTES_PER_MIB + " MiB",
        template.guestOs(),
        template.provider(),
        template.id()
      };
    }
  }
}
