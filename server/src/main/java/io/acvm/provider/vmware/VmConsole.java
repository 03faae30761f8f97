package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.CONSOLE_UNAVAILABLE;

import io.acvm.domain.error.AcvmException;
import io.acvm.provider.vmware.vmrun.ProcessRunner;
import io.acvm.provider.vmware.vmrun.VmrunFinder;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens a VM in the window of VMware Workstation, on the desktop that the server runs on. */
final class VmConsole {
  private static final boolean HAS_DISPLAYS = File.separatorChar == '/';

  private final VmrunFinder finder;
  private final Map<String, String> environment;

  VmConsole(VmrunFinder finder, Map<String, String> environment) {
    this.finder = finder;
    this.environment = environment;
  }

  /** Does not wait for the window; it stays when the server ends. */
  void open(Path vmx) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    boolean display =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    if (HAS_DISPLAYS && !mac && !display) {
      throw AcvmException.of(CONSOLE_UNAVAILABLE);
    }
    Path program =
        finder.sibling("vmware").orElseThrow(() -> AcvmException.of(CONSOLE_UNAVAILABLE));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(List.of(program.toString(), vmx.toString()))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD);
      ProcessRunner.hideSecrets(builder);
      builder.start().getOutputStream().close();
    } catch (IOException e) {
      throw AcvmException.of(CONSOLE_UNAVAILABLE).causedBy(e);
    }
  }
}
