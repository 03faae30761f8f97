package io.acvm.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir static Path directory;

  @Override
  String newDatabase() {
    return "sqlite:" + directory.resolve(DATABASES.incrementAndGet() + "/data/acvm.db");
  }

  @Test
  void a_database_belongs_to_one_server_at_a_time() {
    assertThat(codeOf(this::open)).isEqualTo(ErrorCode.DATABASE_IN_USE);
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
    Path file = Files.writeString(directory.resolve("letter.txt"), "Dear Sir,\n".repeat(100));
    String ours = url;
    url = "sqlite:" + file;
    assertThat(codeOf(this::open)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    assertThat(file).hasContent("Dear Sir,\n".repeat(100));
    url = "sqlite:" + file.resolve("below-a-file.db");
    assertThat(codeOf(this::open)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    url = ours;
  }

  @Test
  void only_the_owner_can_read_the_files() throws IOException {
    Path file = ((DatabaseUrl.Sqlite) DatabaseUrl.parse(url)).file();
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              each ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                      .isEqualTo("rw-------"));
    }
  }
}
