{{/* What all names begin with: several releases with one global.name are one Hisaab. */}}
{{- define "hisaab-store.prefix" -}}
{{- default .Release.Name .Values.global.name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "hisaab-store.fullname" -}}
{{ include "hisaab-store.prefix" . }}-{{ .Chart.Name }}
{{- end -}}

{{/* What finds the pods: never changes, since a StatefulSet's selector and claims cannot. */}}
{{- define "hisaab-store.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ include "hisaab-store.prefix" . }}
{{- end -}}

{{/* Of a pod. Without versions: a new release of Hisaab restarts no store. */}}
{{- define "hisaab-store.podLabels" -}}
{{ include "hisaab-store.selectorLabels" . }}
app.kubernetes.io/part-of: hisaab
app.kubernetes.io/component: store
{{- end -}}

{{- define "hisaab-store.labels" -}}
{{ include "hisaab-store.podLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | splitList "@" | first | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end -}}

{{- define "hisaab-store.metadata" -}}
name: {{ include "hisaab-store.fullname" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "hisaab-store.labels" . | nindent 2 }}
{{- end -}}

{{- define "hisaab-store.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end -}}

{{/* The accounts' owners, in the order in which everything lists them. */}}
{{- define "hisaab-store.services" -}}
auth user billing ledger reporting notification templating
{{- end -}}

{{/* Of a pod: (dict "root" $ "checksum" "…"). A new word in secrets.version starts it again, with the passwords of that day. */}}
{{- define "hisaab-store.podAnnotations" -}}
{{- with .checksum }}
checksum/config: {{ . }}
{{- end }}
{{- with .root.Values.global.secrets.version }}
hisaab/secrets-version: {{ . | quote }}
{{- end }}
{{- with .root.Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* An environment variable out of the one Secret: (list root variable key). */}}
{{- define "hisaab-store.secretVariable" -}}
{{- $root := index . 0 -}}
- name: {{ index . 1 }}
  valueFrom:
    secretKeyRef:
      name: {{ $root.Values.global.secrets.name }}
      key: {{ index . 2 }}
{{- end -}}
