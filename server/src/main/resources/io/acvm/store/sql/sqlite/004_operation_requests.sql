CREATE TABLE operation_requests (
  operation_id TEXT NOT NULL PRIMARY KEY,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  body TEXT,
  complete INTEGER NOT NULL
) STRICT;
