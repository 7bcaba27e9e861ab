{{/* What a Job may: ask for names, and reach what it is for. Takes a dict of `root`, `part`, `to` (rules). */}}
{{- define "hisaab.jobPolicy" -}}
{{- $who := dict "root" .root "part" .part "component" "job" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "hisaab-service.fullname" $who }}
  labels:
    {{- include "hisaab-service.labels" $who | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "hisaab-service.selector" $who | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "hisaab-service.toNames" .root | nindent 4 }}
    {{- range .to }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- define "hisaab.toManagement" -}}
{{- $url := urlParse .Values.rabbitmqDefinitions.managementUrl -}}
- ports:
    - { port: {{ default (ternary "443" "80" (eq $url.scheme "https")) (regexFind "[0-9]+$" $url.host) }}, protocol: TCP }
  {{- with .Values.global.networkPolicy.external.rabbitmq }}
  to:
    {{- range . }}
    - ipBlock: { cidr: {{ . }} }
    {{- end }}
  {{- end }}
{{- end -}}

{{- define "hisaab.toFront" -}}
{{- $isOne := eq .Values.global.mode "all-in-one" -}}
- ports:
    - { port: {{ ternary 8080 8000 $isOne }}, protocol: TCP }
  to:
    {{- include "hisaab-service.parts" (dict "root" . "parts" (list (ternary "all-in-one" "gateway" $isOne))) | nindent 4 }}
{{- end -}}
