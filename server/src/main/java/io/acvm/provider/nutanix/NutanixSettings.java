package io.acvm.provider.nutanix;

import io.acvm.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach one Prism Central.
 *
 * @param url scheme, host and port; the scheme decides whether there is TLS
 * @param defaultCluster name or id of the cluster for VMs that name none
 * @param connectTimeout of a connection, with the time it waits for a free one
 * @param requestTimeout of one request
 * @param taskTimeout how long Prism may work on one task
 * @param firstPoll how soon a task is looked at; later looks take longer, up to {@code maxPoll}
 * @param firstRetry how soon that is tried again which was refused for the moment; later tries wait
 *     longer, up to {@code maxRetry}
 * @param pageSize of lists; Prism Central allows no more than 500
 * @param maxConnections how many requests are under way at once
 * @param maxWaiting how many more may wait for a connection
 */
public record NutanixSettings(
    URI url,
    String username,
    Secret password,
    PrismTrust trust,
    Optional<String> defaultCluster,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration taskTimeout,
    Duration firstPoll,
    Duration maxPoll,
    Duration firstRetry,
    Duration maxRetry,
    int pageSize,
    int maxConnections,
    int maxWaiting) {
  /** The most that one page of a v3 list may hold. */
  public static final int MAX_PAGE_SIZE = 500;

  private static final int PRISM_PORT = 9440;

  public NutanixSettings {
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("pageSize is not between 1 and " + MAX_PAGE_SIZE);
    }
    if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
      throw new IllegalArgumentException("url is neither https nor http");
    }
  }

  /** With the values that suit a Prism Central in the same building. */
  public static NutanixSettings of(
      URI url, String username, Secret password, PrismTrust trust, Optional<String> cluster) {
    return new NutanixSettings(
        url,
        username,
        password,
        trust,
        cluster,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        Duration.ofMillis(300),
        Duration.ofSeconds(3),
        Duration.ofMillis(200),
        Duration.ofSeconds(2),
        MAX_PAGE_SIZE,
        8,
        1000);
  }

  public NutanixSettings withTimeouts(Duration connect, Duration request, Duration task) {
    return new NutanixSettings(
        url,
        username,
        password,
        trust,
        defaultCluster,
        connect,
        request,
        task,
        firstPoll,
        maxPoll,
        firstRetry,
        maxRetry,
        pageSize,
        maxConnections,
        maxWaiting);
  }

  public NutanixSettings withPolls(Duration first, Duration max) {
    return new NutanixSettings(
        url,
        username,
        password,
        trust,
        defaultCluster,
        connectTimeout,
        requestTimeout,
        taskTimeout,
        first,
        max,
        firstRetry,
        maxRetry,
        pageSize,
        maxConnections,
        maxWaiting);
  }

  public NutanixSettings withRetries(Duration first, Duration max) {
    return new NutanixSettings(
        url,
        username,
        password,
        trust,
        defaultCluster,
        connectTimeout,
        requestTimeout,
        taskTimeout,
        firstPoll,
        maxPoll,
        first,
        max,
        pageSize,
        maxConnections,
        maxWaiting);
  }

  public NutanixSettings withPageSize(int size) {
    return new NutanixSettings(
        url,
        username,
        password,
        trust,
        defaultCluster,
        connectTimeout,
        requestTimeout,
        taskTimeout,
        firstPoll,
        maxPoll,
        firstRetry,
        maxRetry,
        size,
        maxConnections,
        maxWaiting);
  }

  /** The port of the address; that of Prism where none is written. */
  public int port() {
    return url.getPort() < 0 ? PRISM_PORT : url.getPort();
  }

  public boolean tls() {
    return "https".equals(url.getScheme());
  }
}
