{{/* What all names begin with: several releases with one global.name are one Hisaab. */}}
{{- define "hisaab-service.prefix" -}}
{{- default .Release.Name .Values.global.name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* The name of a part. Takes the root, or a dict of `root` and `part`. */}}
{{- define "hisaab-service.fullname" -}}
{{- if hasKey . "part" -}}
{{ include "hisaab-service.prefix" .root }}-{{ .part }}
{{- else -}}
{{ include "hisaab-service.prefix" . }}-{{ .Chart.Name }}
{{- end -}}
{{- end -}}

{{/* What a part's pods are found by; it never changes. Takes a dict of `root` and `part`. */}}
{{- define "hisaab-service.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ include "hisaab-service.prefix" .root }}
{{- end -}}

{{/* Takes a dict of `root`, `part`, `component`. */}}
{{- define "hisaab-service.labels" -}}
{{ include "hisaab-service.selector" . }}
app.kubernetes.io/part-of: hisaab
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* The same for pods: without what changes with every version of the chart, so that nothing restarts for a label. */}}
{{- define "hisaab-service.podLabels" -}}
{{ include "hisaab-service.selector" . }}
app.kubernetes.io/part-of: hisaab
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* The image of Hisaab. Takes a dict of `root` and `image` (what one part says of its own). */}}
{{- define "hisaab-service.image" -}}
{{- $all := .root.Values.global.image -}}
{{- $own := .image | default dict -}}
{{ default $all.repository $own.repository }}:{{ coalesce $own.tag $all.tag .root.Chart.AppVersion }}
{{- end -}}

{{- define "hisaab-service.pullSecrets" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}
