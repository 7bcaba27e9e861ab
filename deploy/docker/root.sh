#!/bin/sh
# root.sh <folder>: makes it a file system that runs what is packed in it: Node, the libraries that it and the packages'
# own machine code are linked to, and nothing else.
set -eu

root=$1
mkdir -p "$root/usr/local/bin" "$root/etc" "$root/var/lib/dpkg/status.d"
# Where volumes are mounted, and where libraries put what they need for a moment: for everybody, as /tmp is.
mkdir -m 1777 "$root/tmp" "$root/shared"
cp "$(command -v node)" "$root/usr/local/bin/node"

# `name => /path (address)`, and the loader by its path alone; beside them what libc opens to look a name up.
linked() {
  find "$root" -type f \( -path '*/bin/node' -o -name '*.node' \) -exec ldd {} \; |
    sed -nE 's/.* => (\/[^ ]+) .*/\1/p; s/^\s*(\/[^ ]+) \(.*/\1/p'
  find /lib/*-linux-gnu*/ -maxdepth 1 -name libnss_dns.so.2 -o -name libnss_files.so.2 -o -name libresolv.so.2
}
for library in $(linked | sort -u); do
  [ ! -e "$root$library" ] || continue
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
  # So that a scanner knows what it looks at.
  package=$(dpkg -S "$library" "$(readlink -f "$library")" 2> /dev/null | head -n 1 | cut -d: -f1)
  [ -z "$package" ] || dpkg-query -s "$package" > "$root/var/lib/dpkg/status.d/$package"
done

printf 'hisaab:x:10001:10001::/:/sbin/nologin\n' > "$root/etc/passwd"
printf 'hisaab:x:10001:\n' > "$root/etc/group"
printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"
cp /etc/os-release "$root/etc/os-release"
