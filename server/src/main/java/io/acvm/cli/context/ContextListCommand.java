package io.acvm.cli.context;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.client.Context;
import io.acvm.cli.client.Session;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm context list}; tokens are never shown. */
@Command(name = "list", aliases = "ls")
public final class ContextListCommand extends ContextCommand.Local {
  private static final Columns COLUMNS =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("server", "/server"),
          Column.text("user", "/username"),
          Column.yesNo("signedIn", "/signedIn"),
          Column.yesNo("current", "/current"));

  @Mixin private OutputOptions output;

  public ContextListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    String current = file().current().map(Context::name).orElse("");
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Context each : file().all()) {
      ObjectNode item =
          all.addObject().put("name", each.name()).put("server", each.server().toString());
      Optional<String> user = each.session().flatMap(Session::username);
      user.ifPresent(name -> item.put("username", name));
      item.put("signedIn", each.session().isPresent());
      item.put("current", each.name().equals(current));
    }
    output.print(environment(), all, COLUMNS);
    return ExitCode.SUCCESS.number();
  }
}
