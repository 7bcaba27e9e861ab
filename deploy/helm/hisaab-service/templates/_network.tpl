{{/* Rules of network policies. All of them are lists; each takes the root, or a dict with `root`. */}}

{{/* Pods of this Hisaab. Takes a dict of `root` and `part`. */}}
{{- define "hisaab-service.podsOf" -}}
podSelector:
  matchLabels:
    {{- include "hisaab-service.selector" . | nindent 4 }}
{{- end -}}

{{- define "hisaab-service.toNames" -}}
- ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
  {{- with .Values.global.networkPolicy.dnsTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* A store in this Hisaab, or one outside of it. Takes a dict of `root`, `store`, `isOutside`, `ports`. */}}
{{- define "hisaab-service.toStore" -}}
- ports:
    {{- range .ports }}
    - { port: {{ . }}, protocol: TCP }
    {{- end }}
  {{- if not .isOutside }}
  to:
    - {{ include "hisaab-service.podsOf" (dict "root" .root "part" .store) | nindent 6 | trim }}
  {{- else }}
  {{- with get .root.Values.global.networkPolicy.external .store }}
  to:
    {{- range . }}
    - ipBlock: { cidr: {{ . }} }
    {{- end }}
  {{- end }}
  {{- end }}
{{- end -}}

{{- define "hisaab-service.toPostgresql" -}}
{{- $p := .Values.global.postgresql -}}
{{ include "hisaab-service.toStore" (dict "root" . "store" "postgresql" "isOutside" (ne $p.host "") "ports" (list $p.port)) }}
{{- end -}}
{{- define "hisaab-service.toRedis" -}}
{{- $r := .Values.global.redis -}}
{{ include "hisaab-service.toStore" (dict "root" . "store" "redis" "isOutside" (ne $r.host "") "ports" (list $r.port)) }}
{{- end -}}
{{- define "hisaab-service.toRabbitmq" -}}
{{- $r := .Values.global.rabbitmq -}}
{{ include "hisaab-service.toStore" (dict "root" . "store" "rabbitmq" "isOutside" (ne $r.host "") "ports" (list $r.port)) }}
{{- end -}}
{{- define "hisaab-service.toKafka" -}}
{{- $ports := list -}}
{{- range splitList "," (include "hisaab-service.kafkaBrokers" .) -}}
{{- $ports = append $ports (splitList ":" . | last | int) -}}
{{- end -}}
{{ include "hisaab-service.toStore" (dict "root" . "store" "kafka" "isOutside" (ne .Values.global.kafka.brokers "") "ports" (uniq $ports)) }}
{{- end -}}

{{- define "hisaab-service.toTraces" -}}
{{- with .Values.global.traces.endpoint }}
{{- $url := urlParse . }}
{{- $port := regexFind "[0-9]+$" $url.host }}
- ports:
    - { port: {{ default (ternary "443" "80" (eq $url.scheme "https")) $port }}, protocol: TCP }
  {{- with $.Values.global.networkPolicy.tracesTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* People, and the pod of `helm test`. Takes a dict of `root` and `port`. */}}
{{- define "hisaab-service.fromOutside" -}}
- ports:
    - { port: {{ .port }}, protocol: TCP }
  {{- with .root.Values.global.networkPolicy.gatewayFrom }}
  from:
    {{- toYaml . | nindent 4 }}
    {{- include "hisaab-service.parts" (dict "root" $.root "parts" (list "test")) | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Those who gather numbers. Takes a dict of `root` and `port`. */}}
{{- define "hisaab-service.fromMetrics" -}}
{{- with .root.Values.global.networkPolicy.metricsFrom }}
- ports:
    - { port: {{ $.port }}, protocol: TCP }
  from:
    {{- toYaml . | nindent 4 }}
{{- end }}
{{- end -}}

{{/* Other parts of this Hisaab, at 8080. Takes a dict of `root` and `parts`. */}}
{{- define "hisaab-service.parts" -}}
{{- range .parts }}
- {{ include "hisaab-service.podsOf" (dict "root" $.root "part" .) | nindent 2 | trim }}
{{- end }}
{{- end -}}

{{/* The arrows of one service: nothing else comes in or goes out. */}}
{{- define "hisaab-service.policy" -}}
{{- $root := .root -}}
{{- $calls := fromYaml (include "hisaab-service.calls" $root) -}}
{{- $asks := get $calls .part -}}
{{- $askedBy := list "gateway" -}}
{{- range $caller, $called := $calls }}{{ if has $.part $called }}{{ $askedBy = append $askedBy $caller }}{{ end }}{{ end -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "hisaab-service.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - ports:
        - { port: 8080, protocol: TCP }
      from:
        {{- include "hisaab-service.parts" (dict "root" $root "parts" $askedBy) | nindent 8 }}
    {{- include "hisaab-service.fromMetrics" (dict "root" $root "port" 8080) | nindent 4 }}
  egress:
    {{- include "hisaab-service.toNames" $root | nindent 4 }}
    {{- if $asks }}
    - ports:
        - { port: 8080, protocol: TCP }
      to:
        {{- include "hisaab-service.parts" (dict "root" $root "parts" $asks) | nindent 8 }}
    {{- end }}
    {{- if ne .part "web" }}
    {{- include "hisaab-service.toPostgresql" $root | nindent 4 }}
    {{- include "hisaab-service.toRedis" $root | nindent 4 }}
    {{- include "hisaab-service.toRabbitmq" $root | nindent 4 }}
    {{- include "hisaab-service.toKafka" $root | nindent 4 }}
    {{- end }}
    {{- include "hisaab-service.toTraces" $root | nindent 4 }}
{{- end -}}
