#!/bin/sh
# Prints the first Python on this machine that is 3.11 or newer, or nothing.
# The versions the lock files were tried with come first.
for python in python3.13 python3.12 python3.11 python3 python3.14; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    command -v "$python"
    exit 0
  fi
done
exit 0
