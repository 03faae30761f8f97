package io.acvm.cli.catalogue;

import io.acvm.api.model.TemplateType;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What VMs are made from. */
@Command(name = "template")
@Subcommands(TemplateCommand.ListTemplates.class)
public final class TemplateCommand {
  /** {@code acvm template list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListTemplates extends CatalogueListCommand {
    @Option(
        names = "--type",
        paramLabel = "TEMPLATE|IMAGE|ISO",
        descriptionKey = "option.templateType")
    private TemplateType type;

    public ListTemplates(CliEnvironment environment) {
      super(
          environment,
          "templates",
          Columns.of(
              Column.text("name", "/name"),
              Column.text("type", "/type"),
              Column.bytes("size", "/sizeBytes"),
              Column.text("guest", "/guestOs"),
              Column.text("provider", "/provider"),
              Column.text("description", "/description").whenWide(),
              Column.text("id", "/id")));
    }

    @Override
    protected Query query(Query query) {
      return query.with("type", type);
    }
  }
}
