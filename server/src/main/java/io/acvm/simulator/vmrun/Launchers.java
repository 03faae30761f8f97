package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the small scripts by which the programs of an installation are called. */
final class Launchers {
  /**
   * A call is over before an optimising compiler, several collector threads or a check would pay.
   */
  private static final String OPTIONS =
      "-Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xms16m -Xmx128m";

  private static final String PRODUCT = "VMware Workstation 17.6.3 build-24583834";

  private final Path home;
  private final Path java;
  private final String classPath;

  Launchers(Path home, Path java, String classPath) {
    this.home = home;
    this.java = java;
    this.classPath = classPath;
  }

  static Path ownJava() {
    String name = Platform.current() == Platform.WINDOWS ? "java.exe" : "java";
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  static String ownClassPath() {
    try {
      return Path.of(Vmrun.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path program(Path home, String name) {
    return home.resolve(Platform.current() == Platform.WINDOWS ? name + ".cmd" : name);
  }

  void write() throws IOException {
    write("vmrun", command(Vmrun.class));
    write("vmware-vdiskmanager", command(DiskManager.class));
    if (Platform.current() == Platform.WINDOWS) {
      write("vmware", "echo " + PRODUCT);
    } else {
      write("vmware", "echo '" + PRODUCT + "'");
    }
  }

  private String command(Class<?> main) {
    boolean windows = Platform.current() == Platform.WINDOWS;
    return (windows ? "" : "exec ")
        + quote(java.toString())
        + " "
        + OPTIONS
        + " "
        + quote("-D" + Vmrun.HOME + "=" + home)
        + " -cp "
        + quote(classPath)
        + " "
        + main.getName()
        + (windows ? " %*" : " \"$@\"");
  }

  private static String quote(String text) {
    return Platform.current() == Platform.WINDOWS
        ? "\"" + text.replace("%", "%%") + "\""
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private void write(String name, String command) throws IOException {
    String script =
        Platform.current() == Platform.WINDOWS
            ? "@echo off\r\nsetlocal\r\n"
                + "set JAVA_TOOL_OPTIONS=\r\nset JDK_JAVA_OPTIONS=\r\nset _JAVA_OPTIONS=\r\n"
                + command
                + "\r\nexit /b %ERRORLEVEL%\r\n"
            : "#!/bin/sh\n"
                // Paths are passed on as they are only if the locale can say them.
                + "LC_ALL=C.UTF-8\nexport LC_ALL\n"
                + "unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS\n"
                + command
                + "\n";
    Path file = program(home, name);
    Path temporary = Files.createTempFile(home, name, ".new");
    Files.writeString(temporary, script, StandardCharsets.UTF_8);
    if (!temporary.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + temporary + " executable");
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
