#!/usr/bin/env bash
# A whole Kafka broker from Maven Central (43 MB) into the tools' folder, once. For tests and `npm run split`.
set -euo pipefail
readonly here="$(cd "$(dirname "$0")" && pwd)"
readonly into="${HISAAB_CI_TOOLS:-$HOME/.cache/hisaab-ci}/kafka"
readonly plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

if [ -f "$into/complete" ] && cmp -s "$here/pom.xml" "$into/complete"; then exit 0; fi
rm -rf "$into"
mkdir -p "$into"
for attempt in 1 2 3; do
  if mvn --quiet --batch-mode -f "$here/pom.xml" "$plugin:copy-dependencies" \
    -DincludeScope=runtime -DoutputDirectory="$into"; then
    cp "$here/pom.xml" "$into/complete"
    exit 0
  fi
  echo "Kafka did not come, attempt $attempt of 3"
  sleep $((attempt * 5))
done
exit 1
