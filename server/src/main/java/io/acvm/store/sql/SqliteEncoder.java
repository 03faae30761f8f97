package io.acvm.store.sql;

import io.vertx.jdbcclient.spi.JDBCColumnDescriptorProvider;
import io.vertx.jdbcclient.spi.JDBCEncoderImpl;
import io.vertx.sqlclient.Tuple;

/**
 * Passes values to SQLite as they are: {@link Columns} leaves only text and whole numbers. Vert.x
 * would first ask the driver for the type of each, and SQLite's has none to tell. Found through
 * {@code META-INF/services}; SQLite is our only use of JDBC.
 */
public final class SqliteEncoder extends JDBCEncoderImpl {
  @Override
  public Object encode(Tuple input, int position, JDBCColumnDescriptorProvider types) {
    return input.getValue(position - 1);
  }
}
