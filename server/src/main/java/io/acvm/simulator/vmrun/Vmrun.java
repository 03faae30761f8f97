package io.acvm.simulator.vmrun;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The simulated {@code vmrun}; started by the launchers of an installation, which name its
 * directory in the system property {@value #HOME}.
 */
public final class Vmrun {
  static final String HOME = "acvm.vmrun.home";

  private Vmrun() {}

  public static void main(String[] words) {
    Platform platform = Platform.current();
    Console console = console(platform);
    int code = run(Path.of(System.getProperty(HOME, ".")), words, console, platform);
    console.flush();
    // Nothing of ours is left to do at exit, and hooks cost time.
    Runtime.getRuntime().halt(code);
  }

  static Console console(Platform platform) {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), platform.newLine);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    // The real command writes in the code page of the system on Windows.
    Charset charset =
        Platform.current() == Platform.WINDOWS
            ? Charset.forName(System.getProperty("native.encoding", "UTF-8"))
            : StandardCharsets.UTF_8;
    return new PrintStream(new FileOutputStream(descriptor), false, charset);
  }

  /** One call; returns the exit code. */
  static int run(Path home, String[] words, Console console, Platform platform) {
    try {
      CommandLine line = CommandLine.parse(words);
      return new Commands(new Call(new Installation(home), line, console, platform)).run();
    } catch (UsageException e) {
      if (e.getMessage() != null) {
        console.line(e.getMessage());
      }
      console.block(Usage.TEXT);
      return platform.failure;
    } catch (VmrunError e) {
      console.line("Error: ".concat(e.getMessage()));
      return platform.failure;
    } catch (Exit e) {
      return e.code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return platform.failure;
    } catch (IOException e) {
      // The real command says no more than this; why is told where a simulator may.
      console.line("Error: Unknown error");
      console.crash("vmrun (simulated): ".concat(e.toString()));
      return platform.failure;
    }
  }
}
