-- Addresses are kept as hexadecimal digits too, 8 or 32: their order is that of the addresses.

-- Whoever changes which addresses pools have takes the turn of their scope.
CREATE TABLE ip_scopes (
  name TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE ip_pools (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_lower TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  definition TEXT NOT NULL,
  -- No address before this one is free.
  search_from TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- One row for each address that is not free: that nobody gets it twice is not left to programs.
CREATE TABLE ip_addresses (
  id TEXT NOT NULL PRIMARY KEY,
  pool_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  address_key TEXT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT,
  vm_id TEXT,
  operation_id TEXT,
  by_user TEXT,
  note TEXT,
  since INTEGER NOT NULL,
  until_at INTEGER
) STRICT;
CREATE UNIQUE INDEX ip_addresses_once ON ip_addresses (scope, address_key);
CREATE INDEX ip_addresses_pool ON ip_addresses (pool_id, address_key);
CREATE INDEX ip_addresses_state ON ip_addresses (pool_id, state);
CREATE INDEX ip_addresses_until ON ip_addresses (until_at);
CREATE INDEX ip_addresses_vm ON ip_addresses (vm_id);

-- When an address that was taken became free.
CREATE TABLE ip_released (
  pool_id TEXT NOT NULL,
  address_key TEXT NOT NULL,
  address TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, address_key)
) STRICT;
CREATE INDEX ip_released_at ON ip_released (pool_id, released_at);

CREATE TABLE ip_history (
  id INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  pool_id TEXT NOT NULL,
  address_key TEXT NOT NULL,
  address TEXT NOT NULL,
  state_before TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT,
  vm_id TEXT,
  operation_id TEXT,
  by_user TEXT,
  note TEXT
) STRICT;
CREATE INDEX ip_history_pool ON ip_history (pool_id, id);
CREATE INDEX ip_history_address ON ip_history (pool_id, address_key, id);
CREATE INDEX ip_history_vm ON ip_history (vm_id, id);
