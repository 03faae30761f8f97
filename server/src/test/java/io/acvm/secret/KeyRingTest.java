package io.acvm.secret;

import static io.acvm.secret.KeyRing.Purpose.ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("data").resolve("acvm.key");
  }

  @Test
  void theFirstStartMakesAFileThatOnlyItsOwnerMayUse() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

    KeyRing.open(file, random);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void everyStartHasTheSameKeys() throws Exception {
    byte[] first = KeyRing.open(file, random).derive(ACCESS_TOKEN);

    assertThat(KeyRing.open(file, random).derive(ACCESS_TOKEN)).isEqualTo(first).hasSize(32);
  }

  @Test
  void everyPurposeAndEveryServerHasKeysOfItsOwn() throws Exception {
    KeyRing keys = KeyRing.open(file, random);
    Set<String> seen = new HashSet<>();
    for (KeyRing.Purpose purpose : KeyRing.Purpose.values()) {
      seen.add(Arrays.toString(keys.derive(purpose)));
    }
    seen.add(
        Arrays.toString(KeyRing.open(directory.resolve("other.key"), random).derive(ACCESS_TOKEN)));

    assertThat(seen).hasSize(KeyRing.Purpose.values().length + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void aFileThatOthersMayUseIsRefused(String permissions) throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    KeyRing.open(file, random);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> KeyRing.open(file, random))
        .isInstanceOfSatisfying(
            AcvmException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.KEY_FILE_NOT_PRIVATE);
              assertThat(refusal.arguments())
                  .containsEntry("file", file.toString())
                  .containsEntry("readers", permissions);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "what is this?"})
  void aFileThatHoldsNoKeyIsRefusedAndLeftAsItIs(String content) throws Exception {
    KeyRing.open(file, random);
    Files.writeString(file, content);

    assertThatThrownBy(() -> KeyRing.open(file, random))
        .isInstanceOfSatisfying(
            AcvmException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEY_FILE_DAMAGED));
    assertThat(file).hasContent(content);
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThat(new Secret("correct horse battery")).hasToString("***");
  }
}
