package io.acvm.cli.token;

import io.acvm.cli.Subcommands;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** API tokens for scripts. */
@Command(name = "token")
@Subcommands({TokenList.class, TokenCreate.class, TokenRevoke.class})
public final class TokenCommand {
  static final Columns COLUMNS =
      Columns.of(
          Column.text("name", "/name"),
          Column.word("role", "/role", "role"),
          Column.text("user", "/owner/username"),
          Column.time("expires", "/expiresAt"),
          Column.text("lastUsed", "/lastUsedOn"),
          Column.time("created", "/createdAt").whenWide(),
          Column.text("id", "/id"));
}
