#!/bin/sh
# backup.sh KEEP_DIR FILES_DIR: a checked base backup of the database, then the files it knows.
set -eu
[ $# -eq 2 ] || { echo "usage: backup.sh KEEP_DIR FILES_DIR" >&2; exit 64; }
keep=$1 files=$2
part=$keep/base/$$.part
mkdir -p "$keep/base" "$keep/files"
pg_basebackup --pgdata "$part" --format plain --wal-method stream --checkpoint fast --no-password
pg_verifybackup --quiet "$part"
# Named by its end, since only moments after that can be gone back to; without .part it is complete and checked.
stamp=$(date -u +%Y%m%dT%H%M%SZ)
mv "$part" "$keep/base/$stamp"
# After the database: files are written before the row that names them, and never changed.
if [ -d "$files" ]; then cp -Rpu "$files/." "$keep/files/"; fi
echo "$stamp"
