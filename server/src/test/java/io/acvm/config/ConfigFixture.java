package io.acvm.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.vmware.VmwareSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A directory that the server is started in, and what it reads there. */
abstract class ConfigFixture {
  static final String PIN = "ab".repeat(32);
  static Vertx vertx;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  final AcvmConfig load(Map<String, String> environment) {
    return new ConfigLoader(vertx, directory).load(environment, Map.of());
  }

  final List<Mistake> mistakes(Map<String, String> environment) {
    ConfigException found = catchThrowableOfType(ConfigException.class, () -> load(environment));
    return found.mistakes();
  }

  static NutanixSettings nutanix(ProviderConfig provider) {
    return ((ProviderSettings.Nutanix) provider.settings()).settings();
  }

  static VmwareSettings vmware(ProviderConfig provider) {
    return ((ProviderSettings.Vmware) provider.settings()).settings();
  }

  final void write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
