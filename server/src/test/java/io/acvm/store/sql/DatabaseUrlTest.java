package io.acvm.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void a_path_becomes_absolute() {
    assertThat(DatabaseUrl.parse("sqlite:data/./my acvm.db"))
        .isEqualTo(new DatabaseUrl.Sqlite(Path.of("data/my acvm.db").toAbsolutePath()));
  }

  @Test
  void parts_of_a_server_url_are_decoded_and_the_port_has_a_default() {
    assertThat(DatabaseUrl.parse("mysql://u%40x:p%3A%2F+%25@db.example.org:3307/acvm"))
        .isEqualTo(new DatabaseUrl.Mysql("db.example.org", 3307, "u@x", "p:/+%", "acvm"));
    assertThat(DatabaseUrl.parse("mariadb://root@[::1]/acvm"))
        .isEqualTo(new DatabaseUrl.Mysql("::1", 3306, "root", "", "acvm"));
  }

  @Test
  void what_is_shown_of_a_url_holds_neither_user_nor_password() {
    assertThat(DatabaseUrl.parse("mysql://alice:s3cret@db/acvm"))
        .hasToString("mysql://db:3306/acvm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite:",
        "sqlite:acvm.db?journal_mode=off",
        "jdbc:sqlite:acvm.db",
        "postgres://alice:s3cret@db/acvm",
        "mysql://db/acvm",
        "mysql://alice:s3cret@db",
        "mysql://alice:s3cret@db/acvm/more",
        "mysql://alice:s3cret@db/acvm?ssl=true",
        "mysql://alice:s3cret@x@db/acvm",
        "mysql://alice:s3cret%zz@db/acvm",
        "mysql://alice:s3 cret@db/acvm"
      })
  void anything_else_is_refused_and_not_repeated(String text) {
    AcvmException failure =
        catchThrowableOfType(AcvmException.class, () -> DatabaseUrl.parse(text));
    assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_URL_INVALID);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("s3", "alice");
  }
}
