#!/usr/bin/env bash
# A real one-node Kubernetes on this machine: kube.sh up | down | load TAR... | env
# Root, Debian 12 and what build.sh has put into its cache folder. cgroup v1 or v2. Pods really run; images are
# imported, never pulled. NetworkPolicies are accepted and not enforced; there is no provisioner of volumes.
set -euo pipefail
HERE=${HISAAB_KUBE:-$("$(dirname "$0")/build.sh" --where)}   # bin/ and images/
RUN=${KUBE_RUN:-${TMPDIR:-/tmp}/hisaab-kube}         # all state: certificates, etcd, containerd, logs, pids
NODE=lab; NODE_IP=10.90.0.1; NODE_NET=10.90.0.0/24
POD_NET=10.244.0.0/24; SVC_NET=10.96.0.0/16; API_SVC=10.96.0.1; DNS_SVC=10.96.0.10
PORT=16443; ETCD=12379; DOMAIN=cluster.local
HK=$HERE/bin/hyperkube; SOCK=$RUN/containerd.sock
export KUBECONFIG=$RUN/admin.conf
k() { "$HK" kubectl "$@"; }
say() { printf '%5.1fs  %s\n' "$(echo "$(date +%s.%N) - $T0" | bc)" "$*"; }
start() { # NAME COMMAND...: in the background, its log and pid kept
  local n=$1; shift
  setsid nohup "$@" >"$RUN/log/$n.log" 2>&1 </dev/null &
  echo $! >"$RUN/pid/$n"
}
wait_for() { # SECONDS WHAT COMMAND...
  local left=$(( $1 * 5 )) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    sleep 0.2; left=$((left - 1))
    if [ $left -le 0 ]; then echo "gave up waiting: $what" >&2; return 1; fi
  done
  say "$what"
}

certs() {
  mkdir -p "$RUN/pki"; cd "$RUN/pki"
  local c=$RUN/pki
  openssl ecparam -name prime256v1 -genkey -noout -out ca.key
  openssl req -x509 -new -key ca.key -subj /CN=lab-ca -days 30 -out ca.crt
  openssl genrsa -out sa.key 2048 2>/dev/null; openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
  pair() { # FILE SUBJECT [SAN]
    openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
    openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
    printf 'extendedKeyUsage=serverAuth,clientAuth\n%s\n' "${3:+subjectAltName=$3}" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  }
  pair apiserver /CN=kube-apiserver "DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.$DOMAIN,IP:127.0.0.1,IP:$NODE_IP,IP:$API_SVC"
  pair admin /O=system:masters/CN=admin
  pair kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client
  pair controllers /CN=system:kube-controller-manager
  pair scheduler /CN=system:kube-scheduler
  pair proxy /CN=system:kube-proxy
  pair node "/O=system:nodes/CN=system:node:$NODE" "DNS:$NODE,IP:$NODE_IP"
  pair front-proxy /CN=front-proxy-client
  conf() { # FILE CERT
    cat >"$RUN/$1.conf" <<C
apiVersion: v1
kind: Config
clusters: [{name: lab, cluster: {server: "https://127.0.0.1:$PORT", certificate-authority: $c/ca.crt}}]
users: [{name: $1, user: {client-certificate: $c/$2.crt, client-key: $c/$2.key}}]
contexts: [{name: lab, context: {cluster: lab, user: $1}}]
current-context: lab
C
  }
  conf admin admin; conf controllers controllers; conf scheduler scheduler; conf proxy proxy; conf kubelet node
  cd /
}

network() {
  mount --make-rshared /
  sysctl -qw net.ipv4.ip_forward=1 net.bridge.bridge-nf-call-iptables=1
  # A bridge of our own holds the node's address, so nothing depends on eth0, and
  # the service network is routed to it: a packet that no rule rewrites stays here.
  ip link show kube-node >/dev/null 2>&1 || ip link add kube-node type bridge
  ip addr replace "$NODE_IP/24" dev kube-node; ip link set kube-node up
  ip route replace "$SVC_NET" dev kube-node
  for d in -i -o; do iptables -C FORWARD $d kube-pods -j ACCEPT 2>/dev/null || iptables -I FORWARD $d kube-pods -j ACCEPT; done
  mkdir -p "$RUN/cni"
  # No default route in pods: they reach pods, services and the node, nothing outside.
  cat >"$RUN/cni/10-lab.conflist" <<C
{"cniVersion": "0.4.0", "name": "lab", "plugins": [
  {"type": "bridge", "bridge": "kube-pods", "isGateway": true, "ipMasq": false, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$RUN/ipam", "ranges": [[{"subnet": "$POD_NET"}]],
            "routes": [{"dst": "$SVC_NET"}, {"dst": "$NODE_NET"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
C
}

up() {
  T0=$(date +%s.%N)
  mkdir -p "$RUN/log" "$RUN/pid"
  certs; network; say "certificates and network"
  local p=$RUN/pki
  start etcd etcd --name lab --data-dir "$RUN/etcd" --listen-client-urls "http://127.0.0.1:$ETCD" --advertise-client-urls "http://127.0.0.1:$ETCD" \
    --listen-peer-urls "http://127.0.0.1:$((ETCD + 1))" --initial-advertise-peer-urls "http://127.0.0.1:$((ETCD + 1))" --initial-cluster "lab=http://127.0.0.1:$((ETCD + 1))"
  cat >"$RUN/containerd.toml" <<C
version = 2
root = "$RUN/containerd"
state = "$RUN/containerd-state"
[grpc]
  address = "$SOCK"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost/pause:1"
  disable_apparmor = true
  netns_mounts_under_state_dir = true
  restrict_oom_score_adj = true   # no CAP_SYS_RESOURCE here: a lower OOM score cannot be set
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$RUN/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
[plugins."io.containerd.internal.v1.opt"]
  path = "$RUN/containerd-opt"
C
  start containerd containerd --config "$RUN/containerd.toml"
  start apiserver "$HK" kube-apiserver --etcd-servers="http://127.0.0.1:$ETCD" --bind-address=0.0.0.0 --secure-port=$PORT --advertise-address=$NODE_IP \
    --tls-cert-file=$p/apiserver.crt --tls-private-key-file=$p/apiserver.key --client-ca-file=$p/ca.crt \
    --kubelet-client-certificate=$p/kubelet-client.crt --kubelet-client-key=$p/kubelet-client.key --kubelet-preferred-address-types=InternalIP \
    --service-account-issuer=https://kubernetes.default.svc.$DOMAIN --service-account-key-file=$p/sa.pub --service-account-signing-key-file=$p/sa.key \
    --requestheader-client-ca-file=$p/ca.crt --requestheader-allowed-names=front-proxy-client --requestheader-username-headers=X-Remote-User \
    --requestheader-group-headers=X-Remote-Group --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --proxy-client-cert-file=$p/front-proxy.crt --proxy-client-key-file=$p/front-proxy.key --enable-aggregator-routing=true \
    --service-cluster-ip-range=$SVC_NET --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
    --watch-cache=true --profiling=false
  wait_for 30 "containerd answers" ctr -a "$SOCK" version
  load "$HERE/images/pause.tar"; say "pause image loaded"
  wait_for 120 "API server ready" k get --raw /readyz
  start controllers "$HK" kube-controller-manager --kubeconfig="$RUN/controllers.conf" --use-service-account-credentials=true --leader-elect=false \
    --service-account-private-key-file=$p/sa.key --root-ca-file=$p/ca.crt --cluster-signing-cert-file=$p/ca.crt --cluster-signing-key-file=$p/ca.key \
    --authentication-kubeconfig="$RUN/controllers.conf" --authorization-kubeconfig="$RUN/controllers.conf" --bind-address=127.0.0.1 \
    --horizontal-pod-autoscaler-sync-period=5s --horizontal-pod-autoscaler-initial-readiness-delay=5s --horizontal-pod-autoscaler-cpu-initialization-period=10s
  start scheduler "$HK" kube-scheduler --kubeconfig="$RUN/scheduler.conf" --leader-elect=false \
    --authentication-kubeconfig="$RUN/scheduler.conf" --authorization-kubeconfig="$RUN/scheduler.conf" --bind-address=127.0.0.1
  : >"$RUN/resolv.conf"
  cat >"$RUN/kubelet.yaml" <<C
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $p/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $p/node.crt
tlsPrivateKeyFile: $p/node.key
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
clusterDomain: $DOMAIN
clusterDNS: [$DNS_SVC]
containerRuntimeEndpoint: unix://$SOCK
resolvConf: $RUN/resolv.conf
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 200Mi, nodefs.available: "2%", imagefs.available: "2%"}
healthzPort: 0
volumePluginDir: $RUN/volume-plugins
podLogsDir: $RUN/pod-logs
C
  start kubelet "$HK" kubelet --config="$RUN/kubelet.yaml" --kubeconfig="$RUN/kubelet.conf" --root-dir="$RUN/kubelet" --cert-dir="$RUN/kubelet-pki" --hostname-override=$NODE --node-ip=$NODE_IP
  cat >"$RUN/proxy.yaml" <<C
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
clientConnection: {kubeconfig: $RUN/proxy.conf}
clusterCIDR: $POD_NET
hostnameOverride: $NODE
conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
iptables: {minSyncPeriod: 0s}
metricsBindAddress: 127.0.0.1:10249
healthzBindAddress: 127.0.0.1:10256
C
  start proxy "$HK" kube-proxy --config="$RUN/proxy.yaml"
  wait_for 120 "node Ready" k wait --for=condition=Ready node/$NODE --timeout=1s
  wait_for 60 "default service account" k -n default get serviceaccount default
  if [ -x "$HERE/bin/coredns" ]; then dns; fi
  if [ -x "$HERE/bin/metrics-server" ]; then metrics; fi
  say "cluster up; export KUBECONFIG=$KUBECONFIG"
}

# A Service whose one endpoint is a process of the node: NAME CLUSTERIP PORT TARGET PROTOCOL...
node_service() {
  local n=$1 ip=$2 port=$3 target=$4 p; shift 4
  {
    printf 'apiVersion: v1\nkind: Service\nmetadata: {name: %s, namespace: kube-system}\nspec:\n  clusterIP: %s\n  ports:\n' "$n" "$ip"
    for p in "$@"; do printf '  - {name: %s, port: %s, protocol: %s, targetPort: %s}\n' "${p,,}" "$port" "$p" "$target"; done
    printf -- '---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: %s-node, namespace: kube-system, labels: {kubernetes.io/service-name: %s}}\n' "$n" "$n"
    printf 'addressType: IPv4\nendpoints: [{addresses: [%s], conditions: {ready: true}}]\nports:\n' "$NODE_IP"
    for p in "$@"; do printf -- '- {name: %s, port: %s, protocol: %s}\n' "${p,,}" "$target" "$p"; done
  } | k apply -f - >/dev/null
}

# CoreDNS runs as a process of the node, behind the usual kube-dns service.
dns() {
  cat >"$RUN/Corefile" <<C
.:10053 {
  bind $NODE_IP
  errors
  health 127.0.0.1:10054
  kubernetes $DOMAIN {
    kubeconfig $RUN/admin.conf lab
  }
  cache 5
}
C
  start coredns "$HERE/bin/coredns" -conf "$RUN/Corefile"
  node_service kube-dns $DNS_SVC 53 10053 UDP TCP
  wait_for 30 "CoreDNS answers" curl -fs http://127.0.0.1:10054/health
}

# metrics-server, the same way: kubectl top and HorizontalPodAutoscalers.
metrics() {
  local c=$RUN/admin.conf
  start metrics "$HERE/bin/metrics-server" --kubeconfig=$c --authentication-kubeconfig=$c --authorization-kubeconfig=$c \
    --kubelet-insecure-tls --kubelet-preferred-address-types=InternalIP --bind-address=$NODE_IP --secure-port=10443 \
    --cert-dir="$RUN/metrics-pki" --metric-resolution=10s --kubelet-request-timeout=5s
  node_service metrics-server 10.96.0.11 443 10443 TCP
  k apply -f - >/dev/null <<C
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec: {group: metrics.k8s.io, version: v1beta1, groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: {name: metrics-server, namespace: kube-system}}
C
}

# load TAR...: images as docker save or mkimage.py write them; - is the standard input
load() { for t in "$@"; do ctr -a "$SOCK" -n k8s.io images import "$t" >/dev/null; done; }

down() {
  for n in kubelet metrics proxy coredns scheduler controllers apiserver etcd; do stop $n; done
  # pods: their tasks, then their sandboxes' network namespaces and mounts
  if [ -S "$SOCK" ]; then
    for t in $(ctr -a "$SOCK" -n k8s.io tasks ls -q 2>/dev/null); do ctr -a "$SOCK" -n k8s.io tasks rm -f "$t" >/dev/null 2>&1 || true; done
    for t in $(ctr -a "$SOCK" -n k8s.io containers ls -q 2>/dev/null); do ctr -a "$SOCK" -n k8s.io containers rm "$t" >/dev/null 2>&1 || true; done
  fi
  stop containerd
  # a shim outlives its containerd: those of this one are known by its socket
  for c in /proc/[0-9]*/cmdline; do
    if tr '\0' ' ' 2>/dev/null <"$c" | grep -q "^/usr/bin/containerd-shim.* -address $SOCK "; then kill "$(basename "$(dirname "$c")")" 2>/dev/null || true; fi
  done
  for m in $(findmnt -rno TARGET | grep -E "^$RUN/" | sort -r); do umount -l "$m" || true; done
  for d in kube-pods kube-node; do ip link del $d 2>/dev/null || true; done
  "$HK" kube-proxy --cleanup >/dev/null 2>&1 || true
  for t in filter nat mangle; do # what the kubelet leaves: a few chains of its own
    { iptables-save -t $t | sed -n 's/^-A \(INPUT\|OUTPUT\) \(.*-j KUBE-FIREWALL\)/-D \1 \2/p'; } | while read -r r; do iptables -t $t $r || true; done
    for ch in KUBE-FIREWALL KUBE-KUBELET-CANARY KUBE-IPTABLES-HINT; do iptables -t $t -F $ch 2>/dev/null && iptables -t $t -X $ch || true; done
  done
  for d in -i -o; do iptables -D FORWARD $d kube-pods -j ACCEPT 2>/dev/null || true; done
  find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} + 2>/dev/null || true
  rm -rf "$RUN"
}
stop() {
  local f=$RUN/pid/$1 p; [ -f "$f" ] || return 0
  p=$(cat "$f"); kill "$p" 2>/dev/null || true
  for _ in $(seq 50); do # a zombie that no one has reaped yet has ended too
    if [ ! -d "/proc/$p" ] || grep -q '^State:.Z' "/proc/$p/status" 2>/dev/null; then break; fi; sleep 0.1
  done
  kill -9 "$p" 2>/dev/null || true; rm -f "$f"
}

case ${1:-} in
  up) up ;;
  down) down ;;
  load) shift; load "$@" ;;
  env) echo "export KUBECONFIG=$KUBECONFIG" ;;
  *) sed -n 2,5p "$0"; exit 2 ;;
esac
