package io.acvm.store;

import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What is kept. One schema, several engines; each passes the same suite of tests.
 *
 * <p>Failures: {@code DATABASE_UNAVAILABLE} when the engine cannot be reached; the codes that the
 * ports name.
 */
public interface Store {
  /**
   * Does work in one transaction: all of it is durable when the future succeeds, none of it has
   * happened when it fails. A conflict that the engine says may be retried is retried a few times,
   * so work must have no other effects. Never call {@link Store} inside it.
   */
  <T> Future<T> write(Function<Tables, Future<T>> work);

  /**
   * As {@link #write}, but others may write at the same time. Work first takes the locks that it
   * needs, such as {@link IpTable#lock}, in one order everywhere, and reads only after it has them;
   * events, whose places are given in turn, come last.
   */
  <T> Future<T> writeBeside(Function<Tables, Future<T>> work);

  /** Reads a consistent state. */
  <T> Future<T> read(Function<Tables, Future<T>> work);

  /** Succeeds when the engine answers. */
  Future<Void> ping();

  Future<Void> close();

  /** The ports, bound to one transaction. */
  interface Tables {
    UserTable users();

    SessionTable sessions();

    ApiTokenTable apiTokens();

    PasswordResetTable passwordResets();

    SettingTable settings();

    VmTable vms();

    OperationTable operations();

    EventTable events();

    IpTable ips();
  }
}
