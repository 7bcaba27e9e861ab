#!/usr/bin/env bash
# debian.sh <package>…: installs packages of Debian, as root or by `sudo -n`, without starting the servers that are
# in them: whoever needs one starts their own. For .ci/run and `npm run split`.
set -uo pipefail
export DEBIAN_FRONTEND=noninteractive

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

[ $# -gt 0 ] || exit 0
as_root true 2> /dev/null || { echo "missing, and only root may install them: apt-get install $*"; exit 1; }
echo "installing $*"
log=$(mktemp)
policy=/usr/sbin/policy-rc.d own_policy=no code=0
if [ ! -e "$policy" ]; then
  own_policy=yes
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null && as_root chmod 755 "$policy"
fi
as_root apt-get update -qq > "$log" 2>&1 &&
  as_root apt-get install -y -qq --no-install-recommends "$@" >> "$log" 2>&1 || code=1
[ "$own_policy" = no ] || as_root rm -f "$policy"
# Without the addresses of whichever mirror this machine uses.
[ "$code" -eq 0 ] || tail -n 20 "$log" | sed -E 's#[a-z]+://[^ ]+#<address>#g'
rm -f "$log"
exit "$code"
