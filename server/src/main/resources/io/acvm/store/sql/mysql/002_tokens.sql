-- Days are counted from 1970-01-01.
CREATE TABLE IF NOT EXISTS api_tokens (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id VARCHAR(64) NOT NULL,
  name TEXT NOT NULL,
  role VARCHAR(64) NOT NULL,
  secret_hash VARCHAR(255) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_day BIGINT,
  UNIQUE INDEX api_tokens_secret (secret_hash),
  INDEX api_tokens_user (user_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS password_resets (
  user_id VARCHAR(64) NOT NULL PRIMARY KEY,
  token_hash VARCHAR(255) NOT NULL,
  expires_at BIGINT NOT NULL,
  UNIQUE INDEX password_resets_token (token_hash)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS settings (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
