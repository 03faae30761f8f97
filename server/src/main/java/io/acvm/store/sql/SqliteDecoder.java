package io.acvm.store.sql;

import io.vertx.jdbcclient.spi.JDBCColumnDescriptorProvider;
import io.vertx.jdbcclient.spi.JDBCDecoderImpl;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes values from SQLite as they are: text and whole numbers. Vert.x would first work out the
 * type of each value of each row, which costs more than the query. Found through {@code
 * META-INF/services}; SQLite is our only use of JDBC.
 */
public final class SqliteDecoder extends JDBCDecoderImpl {
  @Override
  public Object parse(ResultSet row, int position, JDBCColumnDescriptorProvider types)
      throws SQLException {
    return row.getObject(position);
  }
}
