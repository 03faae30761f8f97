CREATE TABLE IF NOT EXISTS operation_requests (
  operation_id VARCHAR(64) NOT NULL PRIMARY KEY,
  method VARCHAR(16) NOT NULL,
  path TEXT NOT NULL,
  body MEDIUMTEXT,
  complete INT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
