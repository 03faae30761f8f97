-- Times are nanoseconds since 1970-01-01T00:00:00Z; flags are 0 or 1; documents are JSON.
-- DDL commits by itself here: every statement must bear being run again after a crash half way.

CREATE TABLE IF NOT EXISTS event_counter (
  only_row INT NOT NULL PRIMARY KEY,
  last_id BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO event_counter (only_row, last_id) VALUES (1, 0);

CREATE TABLE IF NOT EXISTS events (
  id BIGINT NOT NULL PRIMARY KEY,
  type VARCHAR(64) NOT NULL,
  at BIGINT NOT NULL,
  actor VARCHAR(255),
  subject_type VARCHAR(64),
  subject_id VARCHAR(255),
  subject_name TEXT,
  facts MEDIUMTEXT NOT NULL,
  INDEX events_type (type, id),
  INDEX events_subject (subject_id, id),
  INDEX events_actor (actor, id),
  INDEX events_at (at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS users (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  username VARCHAR(255) NOT NULL,
  username_lower VARCHAR(255) NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT,
  role VARCHAR(64) NOT NULL,
  state VARCHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  password_hash TEXT NOT NULL,
  UNIQUE INDEX users_username (username_lower)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS sessions (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id VARCHAR(64) NOT NULL,
  refresh_hash VARCHAR(255) NOT NULL,
  previous_refresh_hash VARCHAR(255),
  rotated_at BIGINT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  INDEX sessions_user (user_id),
  INDEX sessions_expires (expires_at),
  INDEX sessions_ended (ended_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- provider and ref together are near the longest index that InnoDB takes, 3072 bytes.
CREATE TABLE IF NOT EXISTS vms (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  provider VARCHAR(64) NOT NULL,
  ref VARCHAR(700),
  name TEXT NOT NULL,
  lifecycle VARCHAR(64) NOT NULL,
  description TEXT,
  tags MEDIUMTEXT NOT NULL,
  template TEXT,
  created_by VARCHAR(255),
  created_at BIGINT NOT NULL,
  observation MEDIUMTEXT,
  UNIQUE INDEX vms_ref (provider, ref)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS operations (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(64) NOT NULL,
  state VARCHAR(64) NOT NULL,
  progress INT NOT NULL,
  cancelable INT NOT NULL,
  steps MEDIUMTEXT NOT NULL,
  target_type VARCHAR(64) NOT NULL,
  target_id VARCHAR(255) NOT NULL,
  target_name TEXT,
  error MEDIUMTEXT,
  created_by VARCHAR(255) NOT NULL,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  ended_at BIGINT,
  context MEDIUMTEXT,
  INDEX operations_created (created_at, id),
  INDEX operations_state (state, created_at, id),
  INDEX operations_target (target_id, created_at, id),
  INDEX operations_creator (created_by, created_at, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The guard of one operation per target: a row for each that has not ended.
CREATE TABLE IF NOT EXISTS operation_targets (
  target_type VARCHAR(64) NOT NULL,
  target_id VARCHAR(255) NOT NULL,
  operation_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (target_type, target_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS operation_log (
  operation_id VARCHAR(64) NOT NULL,
  place BIGINT NOT NULL,
  at BIGINT NOT NULL,
  step TEXT,
  message MEDIUMTEXT NOT NULL,
  PRIMARY KEY (operation_id, place)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS idempotency_keys (
  user_id VARCHAR(64) NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  operation_id VARCHAR(64) NOT NULL,
  request_hash VARCHAR(255) NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, idempotency_key),
  INDEX idempotency_keys_used (used_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
