package io.acvm.store;

import io.vertx.core.Future;
import java.util.Optional;

/** What administrators have set while the server ran, by name. */
public interface SettingTable {
  Future<Optional<String>> find(String name);

  Future<Void> put(String name, String value);
}
