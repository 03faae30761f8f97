package io.acvm.simulator.vmrun;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The program {@code vmrun} of an installation without a JVM for each call: a shell script asks
 * this process. For tests that need more calls than a JVM for each is worth.
 */
public final class ServedVmrun implements AutoCloseable {
  private static final String SCRIPT =
      """
      #!/bin/sh
      answer=$(for word; do printf '%%s\\0' "$word"; done | curl -sS --data-binary @- http://127.0.0.1:%d/)
      text=${answer#*;}
      [ -z "$text" ] || printf '%%s\\n' "$text"
      exit "${answer%%%%;*}"
      """;

  private final ExecutorService calls = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Path home;

  private ServedVmrun(HttpServer server, Path home) {
    this.server = server;
    this.home = home;
  }

  /** Replaces the script of an installation. */
  public static ServedVmrun instead(VmrunInstallation installation) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ServedVmrun served = new ServedVmrun(server, installation.home());
    server.createContext("/", served::answer);
    server.setExecutor(served.calls);
    server.start();
    Files.writeString(installation.vmrun(), SCRIPT.formatted(server.getAddress().getPort()));
    return served;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] words = body.substring(0, Math.max(0, body.length() - 1)).split("\0", -1);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Platform platform = Platform.current();
    Console console = new Console(out, out, platform.newLine);
    int code = Vmrun.run(home, words, console, platform);
    console.flush();
    byte[] text =
        (code + ";" + said.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    calls.shutdownNow();
  }
}
