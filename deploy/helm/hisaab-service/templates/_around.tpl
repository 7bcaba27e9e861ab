{{/* What stands around a Deployment. Each takes a dict of `root`, `part`, `component`. */}}

{{- define "hisaab-service.account" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end -}}

{{- define "hisaab-service.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "hisaab-service.selector" . | nindent 4 }}
  ports:
    - { name: http, port: 8080, targetPort: http, appProtocol: http }
{{- end -}}

{{- define "hisaab-service.config" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "hisaab-service.fullname" . }}-config
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
data:
  {{- range $file, $text := .root.Values.configFiles }}
  {{ include "hisaab-service.configKey" $file }}: {{ $text | quote }}
  {{- end }}
{{- end -}}

{{/* How many there are at the least; with one alone a budget would only keep its node from being emptied. */}}
{{- define "hisaab-service.fewest" -}}
{{- $a := .Values.autoscaling -}}
{{ ternary $a.minReplicas .Values.replicas $a.enabled }}
{{- end -}}

{{- define "hisaab-service.budget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
spec:
  minAvailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "hisaab-service.selector" . | nindent 6 }}
{{- end -}}

{{- define "hisaab-service.autoscaler" -}}
{{- $a := .root.Values.autoscaling -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "hisaab-service.fullname" . }}
  minReplicas: {{ $a.minReplicas }}
  maxReplicas: {{ $a.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ $a.cpuPercent }} }
    {{- if dig "lag" "enabled" false $a }}
    # Every process tells the lag of all of its group: it is one number of the service, and not one of each pod.
    - type: External
      external:
        metric:
          name: messaging_lag_messages
          selector:
            matchLabels: { service: {{ .part }} }
        target: { type: AverageValue, averageValue: {{ $a.lag.messages | quote }} }
    {{- end }}
  behavior:
    scaleUp:
      stabilizationWindowSeconds: {{ $a.scaleUp.windowSeconds }}
      policies:
        - { type: Pods, value: {{ $a.scaleUp.pods }}, periodSeconds: {{ $a.scaleUp.periodSeconds }} }
    scaleDown:
      stabilizationWindowSeconds: {{ $a.scaleDown.windowSeconds }}
      policies:
        - { type: Pods, value: {{ $a.scaleDown.pods }}, periodSeconds: {{ $a.scaleDown.periodSeconds }} }
{{- end -}}

{{- define "hisaab-service.scaling" -}}
{{- $v := .root.Values -}}
{{- if $v.autoscaling.enabled }}
{{- if gt (int $v.autoscaling.minReplicas) (int $v.autoscaling.maxReplicas) }}
{{- fail (printf "%s: autoscaling.minReplicas (%d) is more than autoscaling.maxReplicas (%d): raise the one or lower the other." .part (int $v.autoscaling.minReplicas) (int $v.autoscaling.maxReplicas)) }}
{{- end }}
---
{{ include "hisaab-service.autoscaler" . }}
{{- end }}
{{- if and $v.disruptionBudget.enabled (gt (int (include "hisaab-service.fewest" .root)) 1) }}
---
{{ include "hisaab-service.budget" . }}
{{- end }}
{{- end -}}
