#!/bin/sh
# Puts the database's password, which is a file here, into the address that the server reads.
set -eu
if [ -n "${ACVM_DB_PASSWORD_FILE:-}" ]; then
  ACVM_DB_URL="mysql://acvm:$(cat "$ACVM_DB_PASSWORD_FILE")@${ACVM_DB_HOST:-database}:3306/acvm"
  export ACVM_DB_URL
fi
unset ACVM_DB_PASSWORD_FILE ACVM_DB_HOST
exec java -jar /opt/acvm/acvm.jar serve
