{{/* All of one service. In one process for all there is nothing of it. */}}
{{- define "hisaab-service.all" -}}
{{- if eq .Values.global.mode "services" -}}
{{- $who := dict "root" . "part" .Chart.Name "component" "service" -}}
{{ include "hisaab-service.deployment" . }}
---
{{ include "hisaab-service.service" $who }}
---
{{ include "hisaab-service.account" $who }}
{{- include "hisaab-service.scaling" $who }}
{{- if .Values.configFiles }}
---
{{ include "hisaab-service.config" $who }}
{{- end }}
{{- if .Values.global.networkPolicy.enabled }}
---
{{ include "hisaab-service.policy" $who }}
{{- end }}
{{- end -}}
{{- end -}}
