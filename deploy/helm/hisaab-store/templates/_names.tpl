{{/* <release>-<chart>. A StatefulSet's name becomes part of a label of its pods, which may have 63 characters. */}}
{{- define "hisaab-store.fullname" -}}
{{- $name := printf "%s-%s" .Release.Name .Chart.Name -}}
{{- if gt (len $name) 52 -}}
{{- fail (printf "The release's name %q is too long: with %q behind it there must be at most 52 characters. Choose a shorter one." .Release.Name .Chart.Name) -}}
{{- end -}}
{{- $name -}}
{{- end -}}

{{/* What finds the pods: never changes, since a StatefulSet's selector and claims cannot. */}}
{{- define "hisaab-store.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Of a pod. Without versions: a new release of Hisaab restarts no store. */}}
{{- define "hisaab-store.podLabels" -}}
{{ include "hisaab-store.selectorLabels" . }}
app.kubernetes.io/part-of: hisaab
app.kubernetes.io/component: store
{{- end -}}

{{- define "hisaab-store.labels" -}}
{{ include "hisaab-store.podLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
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

{{/* An environment variable out of the one Secret: (list root variable key). */}}
{{- define "hisaab-store.secretVariable" -}}
{{- $root := index . 0 -}}
- name: {{ index . 1 }}
  valueFrom:
    secretKeyRef:
      name: {{ $root.Values.global.secrets.name }}
      key: {{ index . 2 }}
{{- end -}}
