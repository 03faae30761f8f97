package io.acvm.app;

import com.sun.net.httpserver.HttpServer;
import io.acvm.cli.Acvm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code acvm rehearse}: what most commands do, against an answer of its own. The launcher runs it
 * once and keeps the classes that it needed in a form that the next commands load faster.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  private static final String VM =
      """
      {"id": "v1", "name": "web-01", "provider": "lab", "powerState": "RUNNING", "lifecycle": "READY",
       "cpus": 2, "memoryMib": 4096, "disks": [], "nics": [], "ipAddresses": ["10.0.0.5"], "tags": [],
       "createdAt": "2026-01-15T09:30:00Z"}""";
  private static final String OPERATION =
      """
      {"id": "o1", "kind": "START_VM", "state": "SUCCEEDED", "progress": 100, "steps": [],
       "target": {"type": "VM", "id": "v1", "name": "web-01"}, "createdBy": "admin",
       "createdAt": "2026-01-15T09:30:00Z"}""";

  @Override
  public Integer call() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/api/vms", "{\"items\": [" + VM + "], \"total\": 1}");
    answer(server, "/api/vms/v1", VM);
    answer(server, "/api/vms/v1/stop", OPERATION);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      CliEnvironment environment =
          new CliEnvironment(Map.of("ACVM_SERVER", url, "ACVM_TOKEN", "none"), silence());
      int code = 0;
      for (String command : List.of("vm list -o wide", "vm show v1 -o json", "vm stop v1", "vm")) {
        code |= Acvm.run(environment, List.of(), command.split(" ", -1));
      }
      return code & 1;
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static Terminal silence() {
    return new Terminal(
        Reader.nullReader(),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()),
        false,
        Optional.empty(),
        prompt -> Optional.empty());
  }
}
