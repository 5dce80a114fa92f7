#!/bin/sh
# restore.sh KEEP_DIR NEW_DATA_DIR NEW_FILES_DIR [MOMENT]: the newest backup before the moment, rolled forward to it when
# PostgreSQL starts on NEW_DATA_DIR. Never writes into a directory that holds something.
set -eu
[ $# -ge 3 ] || { echo "usage: restore.sh KEEP_DIR NEW_DATA_DIR NEW_FILES_DIR [MOMENT]" >&2; exit 64; }
keep=$(cd "$1" && pwd) data=$2 files=$3 moment=${4:-}
for directory in "$data" "$files"; do
  if [ -d "$directory" ] && [ -n "$(ls -A "$directory")" ]; then
    echo "$directory is not empty: name a new directory" >&2
    exit 73
  fi
done
limit=99999999T999999Z
[ -z "$moment" ] || limit=$(date -u -d "$moment" +%Y%m%dT%H%M%SZ)
chosen=
for each in $(ls "$keep/base" | grep -v '\.part$' | sort); do
  if [ "$(expr "$each" '<=' "$limit")" = 1 ]; then chosen=$each; fi
done
[ -n "$chosen" ] || { echo "there is no backup from before $moment" >&2; exit 66; }
mkdir -p "$data" "$files"
cp -Rp "$keep/base/$chosen/." "$data/"
chmod 700 "$data"
{
  echo "archive_mode = off"
  echo "restore_command = 'cp $keep/archive/%f %p'"
  echo "recovery_target_action = 'promote'"
  [ -z "$moment" ] || echo "recovery_target_time = '$moment'"
} >>"$data/postgresql.auto.conf"
touch "$data/recovery.signal"
cp -Rp "$keep/files/." "$files/"
echo "$chosen"
