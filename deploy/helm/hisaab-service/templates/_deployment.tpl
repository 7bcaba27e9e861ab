{{- define "hisaab-service.deployment" -}}
{{- $name := .Chart.Name -}}
{{- $who := dict "root" . "part" $name "component" "service" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "hisaab-service.fullname" . }}
  labels:
    {{- include "hisaab-service.labels" $who | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: {{ .Values.minReadySeconds }}
  progressDeadlineSeconds: 600
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels:
      {{- include "hisaab-service.selector" $who | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "hisaab-service.podLabels" $who | nindent 8 }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        {{- include "hisaab-service.podAnnotations" . | nindent 8 }}
    spec:
      serviceAccountName: {{ include "hisaab-service.fullname" . }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ include "hisaab-service.graceSeconds" . }}
      {{- include "hisaab-service.pullSecrets" . | nindent 6 }}
      securityContext:
        {{- include "hisaab-service.podSecurity" . | nindent 8 }}
      containers:
        - name: {{ $name }}
          image: {{ include "hisaab-service.image" (dict "root" . "image" .Values.image) }}
          imagePullPolicy: {{ .Values.global.image.pullPolicy }}
          args: [{{ ternary "site" $name (eq $name "web") }}]
          ports:
            - { name: http, containerPort: 8080 }
          env:
            {{- include "hisaab-service.withOwn" (dict "made" (include "hisaab-service.variables" .) "own" .Values.env) | nindent 12 }}
          {{- include "hisaab-service.probes" . | nindent 10 }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          securityContext:
            {{- include "hisaab-service.containerSecurity" . | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            {{- include "hisaab-service.trustMount" . | nindent 12 }}
            {{- include "hisaab-service.configMounts" . | nindent 12 }}
      volumes:
        - name: tmp
          emptyDir: { sizeLimit: 256Mi }
        {{- include "hisaab-service.trustVolume" . | nindent 8 }}
        {{- if .Values.configFiles }}
        - name: config
          configMap:
            name: {{ include "hisaab-service.fullname" . }}-config
        {{- end }}
      {{- include "hisaab-service.placing" $who | nindent 6 }}
{{- end -}}
