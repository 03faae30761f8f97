-- Addresses are kept as hexadecimal digits too, 8 or 32: their order is that of the addresses.

-- Whoever changes which addresses pools have takes the turn of their scope.
CREATE TABLE IF NOT EXISTS ip_scopes (
  name VARCHAR(64) NOT NULL PRIMARY KEY
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS ip_pools (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  name_lower VARCHAR(255) NOT NULL,
  scope VARCHAR(64) NOT NULL,
  definition MEDIUMTEXT NOT NULL,
  -- No address before this one is free.
  search_from VARCHAR(32),
  created_at BIGINT NOT NULL,
  UNIQUE INDEX ip_pools_name (name_lower)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row for each address that is not free: that nobody gets it twice is not left to programs.
CREATE TABLE IF NOT EXISTS ip_addresses (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  pool_id VARCHAR(64) NOT NULL,
  scope VARCHAR(64) NOT NULL,
  address_key VARCHAR(32) NOT NULL,
  address VARCHAR(45) NOT NULL,
  state VARCHAR(64) NOT NULL,
  owner VARCHAR(255),
  vm_id VARCHAR(64),
  operation_id VARCHAR(64),
  by_user VARCHAR(255),
  note TEXT,
  since BIGINT NOT NULL,
  until_at BIGINT,
  UNIQUE INDEX ip_addresses_once (scope, address_key),
  INDEX ip_addresses_pool (pool_id, address_key),
  INDEX ip_addresses_state (pool_id, state),
  INDEX ip_addresses_until (until_at),
  INDEX ip_addresses_vm (vm_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When an address that was taken became free.
CREATE TABLE IF NOT EXISTS ip_released (
  pool_id VARCHAR(64) NOT NULL,
  address_key VARCHAR(32) NOT NULL,
  address VARCHAR(45) NOT NULL,
  released_at BIGINT NOT NULL,
  PRIMARY KEY (pool_id, address_key),
  INDEX ip_released_at (pool_id, released_at)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS ip_history (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at BIGINT NOT NULL,
  pool_id VARCHAR(64) NOT NULL,
  address_key VARCHAR(32) NOT NULL,
  address VARCHAR(45) NOT NULL,
  state_before VARCHAR(64) NOT NULL,
  state VARCHAR(64) NOT NULL,
  owner VARCHAR(255),
  vm_id VARCHAR(64),
  operation_id VARCHAR(64),
  by_user VARCHAR(255),
  note TEXT,
  INDEX ip_history_pool (pool_id, id),
  INDEX ip_history_address (pool_id, address_key, id),
  INDEX ip_history_vm (vm_id, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
