{{/* The words that both renderers have alike: where the keys, the services and Redis are. */}}
{{- define "gateway.rendererWords" -}}
{{- $root := . -}}
- kong
- --template=/template/kong.yml
- --keys=http://{{ include "hisaab-service.fullname" (dict "root" . "part" "auth") }}:8080/.well-known/jwks.json
- --origin={{ default "http://localhost:8000" .Values.global.origin }}
{{- range append (fromYamlArray (include "hisaab-service.services" .)) "web" }}
- --target={{ . }}={{ include "hisaab-service.fullname" (dict "root" $root "part" .) }}:8080
{{- end }}
# Behind a Service stand the pods that are ready, and Kubernetes asks them.
- --no-checks
- --redis={{ include "hisaab-service.redisHost" . }}:{{ .Values.global.redis.port }}
- --redis-password-env=REDIS_PASSWORD
{{- with .Values.global.redis.username }}
- --redis-username={{ . }}
{{- end }}
{{- if .Values.global.redis.tls }}
- --redis-tls
{{- end }}
- --limits-profile={{ .Values.global.limitsProfile }}
{{- with .Values.global.traces.endpoint }}
- --traces={{ . }}/v1/traces
{{- end }}
- --out=/shared/kong.yml
{{- end -}}

{{- define "gateway.rendererPlace" -}}
image: {{ include "hisaab-service.image" (dict "root" . "image" .Values.renderer.image) }}
imagePullPolicy: {{ .Values.global.image.pullPolicy }}
env:
  - name: NODE_OPTIONS
    value: --max-old-space-size=64
resources:
  {{- toYaml .Values.renderer.resources | nindent 2 }}
securityContext:
  {{- include "hisaab-service.containerSecurity" . | nindent 2 }}
  runAsUser: 10001
volumeMounts:
  - { name: shared, mountPath: /shared }
  - { name: template, mountPath: /template, readOnly: true }
  - { name: tmp, mountPath: /tmp }
{{- end -}}
