#!/bin/sh
# Makes every secret that is not there yet, readable by its owner only; never changes one that is there.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
for name in postgres.password xueshi.db.password xueshi.db.owner.password xueshi.db.read.password \
  xueshi.lti.key-secret xueshi.admin.password; do
  [ -s "secrets/$name" ] || head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"secrets/$name"
done
# The tool reads them as its own user inside the container.
chmod 644 secrets/*
chmod 711 secrets
echo "secrets/ is ready; the first password of the console's account admin is in secrets/xueshi.admin.password"
