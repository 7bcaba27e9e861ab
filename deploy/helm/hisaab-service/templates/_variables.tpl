{{/* What every process of Hisaab is told. */}}
{{- define "hisaab-service.commonVariables" -}}
{{- $g := .Values.global -}}
- name: HISAAB_TRUST_PROXY
  value: 'true'
- name: HISAAB_LIMITS_PROFILE
  value: {{ $g.limitsProfile }}
- name: LOG_LEVEL
  value: {{ $g.logLevel }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ $g.traces.endpoint | quote }}
- name: HISAAB_DRAIN_SECONDS
  value: {{ $g.stop.drainSeconds | quote }}
- name: HISAAB_SHUTDOWN_SECONDS
  value: {{ $g.stop.shutdownSeconds | quote }}
{{ include "hisaab-service.trustVariables" . }}
{{- end -}}

{{/* What one service is told: its own stores, its own account, those that it asks. The pages have no store. */}}
{{- define "hisaab-service.variables" -}}
{{- $root := . -}}
{{- $name := .Chart.Name -}}
{{- $g := .Values.global -}}
- name: NODE_OPTIONS
  value: --max-old-space-size={{ .Values.heapMegabytes }} --max-semi-space-size=8
{{ include "hisaab-service.commonVariables" . }}
{{- range get (fromYaml (include "hisaab-service.calls" .)) $name }}
- name: {{ upper . }}_URL
  value: http://{{ include "hisaab-service.fullname" (dict "root" $root "part" .) }}:8080
{{- end }}
{{- if ne $name "web" }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "HISAAB_INTERNAL_TOKEN" "key" "internal-token") }}
{{- if eq $name "auth" }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "HISAAB_MASTER_KEY" "key" "master-key") }}
{{- end }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "PASSWORD" "key" (printf "%s-password" $name)) }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "REDIS_PASSWORD" "key" "redis-password") }}
- name: {{ upper $name }}_DATABASE_URL
  value: {{ include "hisaab-service.postgresqlUrl" (dict "root" . "user" (printf "hisaab_%s" $name) "password" "PASSWORD") }}
- name: RABBITMQ_URL
  value: {{ include "hisaab-service.rabbitmqUrl" (dict "root" . "user" $name "password" "PASSWORD") }}
{{- if and $g.rabbitmq.tls $g.trust.configMap }}
- name: RABBITMQ_TLS_CA_FILE
  value: /trust/ca.crt
{{- end }}
- name: REDIS_URL
  value: {{ include "hisaab-service.redisUrl" (dict "root" . "password" "REDIS_PASSWORD") }}
{{ include "hisaab-service.kafkaVariables" . }}
- name: KAFKA_SASL_USERNAME
  value: {{ $name }}
- name: KAFKA_SASL_PASSWORD
  value: $(PASSWORD)
{{- end }}
{{- end -}}

{{/* The operator's own variables stand in the place of the same, and behind all others. Takes a dict of `made` (text), `own`. */}}
{{- define "hisaab-service.withOwn" -}}
{{- $own := .own | default dict -}}
{{- $all := list -}}
{{- range fromYamlArray .made }}{{ if not (hasKey $own .name) }}{{ $all = append $all . }}{{ end }}{{ end -}}
{{- range $name, $value := $own }}{{ $all = append $all (dict "name" $name "value" $value) }}{{ end -}}
{{ toYaml $all }}
{{- end -}}
