{{/* Three questions: has it begun to answer, may it be asked now, does it still answer at all. Takes the values. */}}
{{- define "hisaab-service.probes" -}}
startupProbe:
  httpGet: { path: /health/live, port: http }
  {{- toYaml .Values.probes.startup | nindent 2 }}
readinessProbe:
  httpGet: { path: /health/ready, port: http }
  {{- toYaml .Values.probes.readiness | nindent 2 }}
livenessProbe:
  httpGet: { path: /health/live, port: http }
  {{- toYaml .Values.probes.liveness | nindent 2 }}
{{- end -}}

{{/* Apart from each other where there is room: first over zones, then over machines. Takes a dict of `root`, `part`. */}}
{{- define "hisaab-service.placing" -}}
{{- $v := .root.Values -}}
{{- if $v.topologySpread.enabled }}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: {{ $v.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "hisaab-service.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- with $v.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $v.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $v.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $v.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{/* The files of config/ that the operator gives in place of the image's own: a key of a ConfigMap has no slash. */}}
{{- define "hisaab-service.configKey" -}}
{{ replace "/" "__" . }}
{{- end -}}
{{- define "hisaab-service.configMounts" -}}
{{- range $file, $text := .Values.configFiles }}
- name: config
  mountPath: /hisaab/config/{{ $file }}
  subPath: {{ include "hisaab-service.configKey" $file }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* Annotations of a pod: what makes it start anew when it changes. Takes the root. */}}
{{- define "hisaab-service.podAnnotations" -}}
checksum/config: {{ toJson .Values.configFiles | sha256sum }}
{{- with .Values.global.secrets.version }}
hisaab/secrets-version: {{ . | quote }}
{{- end }}
{{- with .Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "hisaab-service.graceSeconds" -}}
{{ add .Values.global.stop.drainSeconds .Values.global.stop.shutdownSeconds 5 }}
{{- end -}}
