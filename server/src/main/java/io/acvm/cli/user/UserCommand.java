package io.acvm.cli.user;

import io.acvm.cli.Subcommands;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** People and their roles. */
@Command(name = "user")
@Subcommands({UserList.class, UserUpdateCommand.class, UserResetPassword.class, UserDelete.class})
public final class UserCommand {
  /** What people want to see of an account. */
  public static final Columns COLUMNS =
      Columns.of(
          Column.text("name", "/username"),
          Column.text("firstName", "/firstName"),
          Column.text("lastName", "/lastName"),
          Column.text("email", "/email"),
          Column.word("role", "/role", "role"),
          Column.word("state", "/state", "userState"),
          Column.time("created", "/createdAt").whenWide(),
          Column.text("id", "/id"));
}
