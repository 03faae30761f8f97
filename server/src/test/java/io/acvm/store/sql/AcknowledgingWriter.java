package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;

import io.acvm.domain.event.EventType;
import io.acvm.store.Store;
import io.vertx.core.Vertx;
import java.util.List;

/** A process that writes events and says the place of each that it believes to be safe. */
final class AcknowledgingWriter {
  private AcknowledgingWriter() {}

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    Store store = await(SqlStores.open(vertx, args[0]));
    while (true) {
      long place =
          await(
                  store.write(
                      t -> t.events().append(List.of(Samples.event(EventType.VM_CHANGED, "vm")))))
              .get(0)
              .id();
      System.out.println(place);
    }
  }
}
