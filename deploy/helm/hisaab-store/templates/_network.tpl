{{/* The name that others use, and the one that a StatefulSet wants: (dict "root" $ "ports" (dict "redis" 6379)). */}}
{{- define "hisaab-store.networkServices" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "hisaab-store.metadata" .root | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "hisaab-store.selectorLabels" .root | nindent 4 }}
  ports:
    {{- include "hisaab-store.servicePorts" .ports | nindent 4 }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "hisaab-store.fullname" .root }}-headless
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "hisaab-store.labels" .root | nindent 4 }}
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "hisaab-store.selectorLabels" .root | nindent 4 }}
  ports:
    {{- include "hisaab-store.servicePorts" .ports | nindent 4 }}
{{- end -}}

{{- define "hisaab-store.servicePorts" -}}
{{- range $name, $port := . }}
- name: {{ $name }}
  port: {{ $port }}
  targetPort: {{ $name }}
  protocol: TCP
{{- end }}
{{- end -}}

{{/* Without a token: no store asks the API server for anything. */}}
{{- define "hisaab-store.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "hisaab-store.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end -}}

{{/*
Who reaches it: pods of the same release with these components, but not the pages, which know no store; and where it has
numbers, whoever reads them. It calls nobody. (dict "root" $ "port" 6379 "components" (list "service" "job"))
*/}}
{{- define "hisaab-store.networkPolicy" -}}
{{- $global := .root.Values.global.networkPolicy -}}
{{- if $global.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "hisaab-store.metadata" .root | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "hisaab-store.selectorLabels" .root | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/instance: {{ include "hisaab-store.prefix" .root }}
              app.kubernetes.io/part-of: hisaab
            matchExpressions:
              - key: app.kubernetes.io/component
                operator: In
                values: [{{ join ", " .components }}]
              - key: app.kubernetes.io/name
                operator: NotIn
                values: [web]
        {{- with .root.Values.networkFrom }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - protocol: TCP
          port: {{ .port }}
    {{- if and .metricsPort $global.metricsFrom }}
    - from:
        {{- toYaml $global.metricsFrom | nindent 8 }}
      ports:
        - protocol: TCP
          port: {{ .metricsPort }}
    {{- end }}
  egress: []
{{- end -}}
{{- end -}}
