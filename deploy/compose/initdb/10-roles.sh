#!/bin/sh
# Run once by the image when the database is made.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner_password="$(cat /run/secrets/xueshi.db.owner.password)" \
  -v app_password="$(cat /run/secrets/xueshi.db.password)" \
  -v read_password="$(cat /run/secrets/xueshi.db.read.password)" \
  -f /xueshi/roles.sql
