package io.acvm.core;

import io.acvm.provider.HypervisorProvider;
import io.acvm.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A server that can be killed: from then on nothing that it asks for is done or answered. What it
 * reaches, the store and the hypervisor, lives on.
 */
public final class Mortality {
  /** Where the killing write is when the server dies. */
  public enum When {
    BEFORE_THE_WRITE,
    AFTER_THE_WRITE
  }

  private final Promise<Void> death = Promise.promise();
  private int writesLeft = Integer.MAX_VALUE;
  private When when = When.BEFORE_THE_WRITE;

  /** Dies at a write from now, the next one being 1. */
  public synchronized void dieAtWrite(int number, When moment) {
    writesLeft = number;
    when = moment;
  }

  public Future<Void> death() {
    return death.future();
  }

  public void die() {
    death.tryComplete();
  }

  private boolean isDead() {
    return death.future().isComplete();
  }

  private static <T> Future<T> never() {
    return Promise.<T>promise().future();
  }

  public Store store(Store store) {
    return new Store() {
      @Override
      public <T> Future<T> write(Function<Tables, Future<T>> work) {
        return mortally(() -> store.write(work));
      }

      @Override
      public <T> Future<T> writeBeside(Function<Tables, Future<T>> work) {
        return mortally(() -> store.writeBeside(work));
      }

      private <T> Future<T> mortally(Supplier<Future<T>> write) {
        if (isDead()) {
          return never();
        }
        boolean last;
        synchronized (Mortality.this) {
          last = --writesLeft == 0;
        }
        if (!last) {
          return write.get().transform(done -> isDead() ? never() : asIs(done));
        }
        if (when == When.BEFORE_THE_WRITE) {
          die();
          return never();
        }
        return write
            .get()
            .transform(
                done -> {
                  die();
                  return never();
                });
      }

      @Override
      public <T> Future<T> read(Function<Tables, Future<T>> work) {
        return isDead() ? never() : store.read(work);
      }

      @Override
      public Future<Void> ping() {
        return store.ping();
      }

      @Override
      public Future<Void> close() {
        return store.close();
      }
    };
  }

  private static <T> Future<T> asIs(io.vertx.core.AsyncResult<T> done) {
    return done.succeeded()
        ? Future.succeededFuture(done.result())
        : Future.failedFuture(done.cause());
  }

  public HypervisorProvider provider(HypervisorProvider provider) {
    return (HypervisorProvider)
        Proxy.newProxyInstance(
            HypervisorProvider.class.getClassLoader(),
            new Class<?>[] {HypervisorProvider.class},
            (self, method, arguments) -> {
              if (isDead() && method.getReturnType() == Future.class) {
                return never();
              }
              try {
                return method.invoke(provider, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
