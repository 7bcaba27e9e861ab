#!/usr/bin/env bash
# Builds what kube.sh runs: Kubernetes, CoreDNS, metrics-server, helm and kubeconform out of their Go modules, the
# schemas of Kubernetes' kinds, and the pause image. Needs root, Debian 12, Go and the package registries; takes about
# ten minutes on two idle cores, and nothing at all when it is there. Prints the folder: a cache outside the clone,
# named by what decides about its contents. `build.sh --where` says only which folder that is.
set -euo pipefail
cd "$(dirname "$0")"
K8S=1.34.4 HELM=v3.19.5 KUBECONFORM=v0.7.0
sources=(build.sh mkimage.py pause.c schemas.py modules)
key=$(find "${sources[@]}" -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-12)
out=${HISAAB_CI_TOOLS:-$HOME/.cache/hisaab-ci}/kube-$key
echo "$out"
[ "${1:-}" != --where ] || exit 0

missing=()
for package in containerd runc containernetworking-plugins etcd-server iptables conntrack ethtool busybox-static \
  openssl curl bc iproute2 gcc libc6-dev python3; do
  dpkg -s "$package" > /dev/null 2>&1 || missing+=("$package")
done
[ ${#missing[@]} = 0 ] || ../set-up/debian.sh "${missing[@]}" >&2
[ ! -f "$out/complete" ] || exit 0
command -v go > /dev/null || { echo 'Go is not there: it builds Kubernetes (go.dev/dl, or golang-go of Debian backports)' >&2; exit 1; }

mkdir -p "$out/bin" "$out/images"
# Go writes into modules that it builds; the clone stays as it is.
rm -rf "$out/modules" && cp -r modules "$out/modules"
export CGO_ENABLED=0 GOFLAGS=-mod=mod GOBIN=$out/bin
version=k8s.io/component-base/version client=k8s.io/client-go/pkg/version
kubernetes="-X $version.gitVersion=v$K8S -X $version.gitMajor=1 -X $version.gitMinor=34 -X $client.gitVersion=v$K8S"

# program <name> <module> [<linker flags>]: built beside its place, so that one that broke off is built again.
program() {
  [ ! -x "$out/bin/$1" ] || return 0
  echo "building $1" >&2
  (cd "$out/modules/$2" && nice -n 19 go build -trimpath -ldflags "-s -w ${3:-}" -o "$out/bin/$1.new" .) >&2
  mv "$out/bin/$1.new" "$out/bin/$1"
}
program hyperkube hyperkube "$kubernetes"
ln -sf hyperkube "$out/bin/kubectl"
program coredns coredns
program metrics-server metrics
unset GOFLAGS
[ -x "$out/bin/kubeconform" ] ||
  nice -n 19 go install -trimpath -ldflags '-s -w' github.com/yannh/kubeconform/cmd/kubeconform@$KUBECONFORM >&2
# What `helm template` and `helm lint` take for the cluster's version, where there is none to ask.
minor=${K8S#1.} minor=${minor%.*} helm="-X helm.sh/helm/v3/internal/version.version=$HELM"
for package in pkg/chartutil pkg/lint/rules; do
  helm="$helm -X helm.sh/helm/v3/$package.k8sVersionMajor=1 -X helm.sh/helm/v3/$package.k8sVersionMinor=$minor"
done
[ -x "$out/bin/helm" ] || nice -n 19 go install -trimpath -ldflags "-s -w $helm" helm.sh/helm/v3/cmd/helm@$HELM >&2
[ -d "$out/schemas" ] ||
  python3 schemas.py "$(go env GOMODCACHE)/k8s.io/kubernetes@v$K8S/api/openapi-spec/swagger.json" "$out/schemas" >&2
if [ ! -f "$out/images/pause.tar" ]; then
  gcc -O2 -static -s -o "$out/bin/pause" pause.c
  python3 mkimage.py "$out/images/pause.tar" localhost/pause:1 /pause "$out/bin/pause=/pause"
fi
rm -rf "$out/modules"
touch "$out/complete"
