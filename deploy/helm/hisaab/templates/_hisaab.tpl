{{- define "hisaab.isOne" -}}
{{- if eq .Values.global.mode "all-in-one" }}true{{ end -}}
{{- end -}}

{{/* The Service that people's requests go to, and its port. */}}
{{- define "hisaab.frontName" -}}
{{ include "hisaab-service.fullname" (dict "root" . "part" (ternary "all-in-one" "gateway" (eq .Values.global.mode "all-in-one"))) }}
{{- end -}}
{{- define "hisaab.frontPort" -}}
{{ ternary .Values.allInOne.service.port (dig "service" "port" 8000 .Values.gateway) (eq .Values.global.mode "all-in-one") }}
{{- end -}}
{{- define "hisaab.frontUrl" -}}
http://{{ include "hisaab.frontName" . }}:{{ include "hisaab.frontPort" . }}
{{- end -}}

{{- define "hisaab.origin" -}}
{{- if .Values.global.origin -}}
{{ .Values.global.origin }}
{{- else if and .Values.ingress.enabled .Values.ingress.host -}}
{{ ternary "https" "http" .Values.ingress.tls.enabled }}://{{ .Values.ingress.host }}
{{- else -}}
http://localhost:8000
{{- end -}}
{{- end -}}

{{/* The keys that the Secret must have, as a list. */}}
{{- define "hisaab.secretKeys" -}}
- master-key
{{- if or .Values.migrate.enabled .Values.operator.enabled .Values.backup.enabled .Values.restore.enabled .Values.postgresql.enabled (include "hisaab.isOne" .) }}
- postgresql-password
{{- end }}
{{- if not (include "hisaab.isOne" .) }}
- internal-token
- redis-password
{{- range fromYamlArray (include "hisaab-service.services" .) }}
- {{ . }}-password
{{- end }}
{{- if or .Values.rabbitmq.enabled .Values.rabbitmqDefinitions.enabled .Values.operator.enabled .Values.restore.enabled }}
- rabbitmq-password
{{- end }}
{{- if or .Values.kafka.enabled .Values.kafkaRights.enabled .Values.operator.enabled .Values.restore.enabled }}
- kafka-password
{{- end }}
{{- end }}
{{- end -}}

{{/* An administrator's variables at PostgreSQL, and the roles that the services log in as. */}}
{{- define "hisaab.administratorVariables" -}}
{{- $root := . -}}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "POSTGRES_PASSWORD" "key" "postgresql-password") }}
- name: DATABASE_URL
  value: {{ include "hisaab-service.postgresqlUrl" (dict "root" . "user" .Values.global.postgresql.adminUser "password" "POSTGRES_PASSWORD") }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "HISAAB_MASTER_KEY" "key" "master-key") }}
{{- if not (include "hisaab.isOne" .) }}
{{- range fromYamlArray (include "hisaab-service.services" .) }}
{{ include "hisaab-service.secretVariable" (dict "root" $root "name" (printf "%s_PASSWORD" (upper .)) "key" (printf "%s-password" .)) }}
- name: {{ upper . }}_DATABASE_URL
  value: {{ include "hisaab-service.postgresqlUrl" (dict "root" $root "user" (printf "hisaab_%s" .) "password" (printf "%s_PASSWORD" (upper .))) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What the one process is told. */}}
{{- define "hisaab.oneVariables" -}}
- name: NODE_OPTIONS
  value: --max-old-space-size={{ .Values.allInOne.heapMegabytes }} --max-semi-space-size=16
{{ include "hisaab-service.commonVariables" . }}
{{ include "hisaab.administratorVariables" . }}
{{- end -}}

{{/* The pod of a Job of our image. Takes a dict of `root`, `part`, `values`, `args`, `env`; also `mounts`, `volumes`. */}}
{{- define "hisaab.jobPod" -}}
metadata:
  labels:
    {{- include "hisaab-service.podLabels" (dict "root" .root "part" .part "component" "job") | nindent 4 }}
spec:
  restartPolicy: {{ .restartPolicy }}
  serviceAccountName: {{ .account }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- include "hisaab-service.pullSecrets" .root | nindent 2 }}
  securityContext:
    {{- include "hisaab-service.podSecurity" .root | nindent 4 }}
  containers:
    - name: {{ .part }}
      image: {{ include "hisaab-service.image" (dict "root" .root "image" .values.image) }}
      imagePullPolicy: {{ .root.Values.global.image.pullPolicy }}
      args:
        {{- toYaml .args | nindent 8 }}
      env:
        {{- include "hisaab-service.trustVariables" .root | nindent 8 }}
        {{- .env | nindent 8 }}
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      securityContext:
        {{- include "hisaab-service.containerSecurity" .root | nindent 8 }}
      volumeMounts:
        - { name: tmp, mountPath: /tmp }
        {{- include "hisaab-service.trustMount" .root | nindent 8 }}
        {{- with .mounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: { sizeLimit: 64Mi }
    {{- include "hisaab-service.trustVolume" .root | nindent 4 }}
    {{- with .volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
