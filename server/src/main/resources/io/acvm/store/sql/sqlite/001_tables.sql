-- Times are nanoseconds since 1970-01-01T00:00:00Z; flags are 0 or 1; documents are JSON.

CREATE TABLE event_counter (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  last_id INTEGER NOT NULL
) STRICT;

INSERT INTO event_counter (only_row, last_id) VALUES (1, 0);

CREATE TABLE events (
  id INTEGER NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT,
  subject_type TEXT,
  subject_id TEXT,
  subject_name TEXT,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX events_type ON events (type, id);
CREATE INDEX events_subject ON events (subject_id, id);
CREATE INDEX events_actor ON events (actor, id);
CREATE INDEX events_at ON events (at);

CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  username TEXT NOT NULL,
  username_lower TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  password_hash TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  refresh_hash TEXT NOT NULL,
  previous_refresh_hash TEXT,
  rotated_at INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expires ON sessions (expires_at);
CREATE INDEX sessions_ended ON sessions (ended_at);

CREATE TABLE vms (
  id TEXT NOT NULL PRIMARY KEY,
  provider TEXT NOT NULL,
  ref TEXT,
  name TEXT NOT NULL,
  lifecycle TEXT NOT NULL,
  description TEXT,
  tags TEXT NOT NULL,
  template TEXT,
  created_by TEXT,
  created_at INTEGER NOT NULL,
  observation TEXT
) STRICT;
CREATE UNIQUE INDEX vms_ref ON vms (provider, ref);

CREATE TABLE operations (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  progress INTEGER NOT NULL,
  cancelable INTEGER NOT NULL,
  steps TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_name TEXT,
  error TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  context TEXT
) STRICT;
CREATE INDEX operations_created ON operations (created_at, id);
CREATE INDEX operations_state ON operations (state, created_at, id);
CREATE INDEX operations_target ON operations (target_id, created_at, id);
CREATE INDEX operations_creator ON operations (created_by, created_at, id);

-- The guard of one operation per target: a row for each that has not ended.
CREATE TABLE operation_targets (
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  PRIMARY KEY (target_type, target_id)
) STRICT;

CREATE TABLE operation_log (
  operation_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  at INTEGER NOT NULL,
  step TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (operation_id, place)
) STRICT;

CREATE TABLE idempotency_keys (
  user_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, idempotency_key)
) STRICT;
CREATE INDEX idempotency_keys_used ON idempotency_keys (used_at);
