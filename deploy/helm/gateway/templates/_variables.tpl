{{/* Kong is set by its environment: docs/operations/gateway.md. */}}
{{- define "gateway.variables" -}}
- { name: KONG_DATABASE, value: 'off' }
- { name: KONG_DECLARATIVE_CONFIG, value: /shared/kong.yml }
- { name: KONG_PREFIX, value: /var/run/kong }
- { name: KONG_PROXY_LISTEN, value: 0.0.0.0:8000 }
- { name: KONG_ADMIN_LISTEN, value: 127.0.0.1:8001 }
- { name: KONG_ADMIN_GUI_LISTEN, value: 'off' }
- { name: KONG_STATUS_LISTEN, value: '0.0.0.0:{{ .Values.probes.port }}' }
- { name: KONG_HEADERS, value: 'off' }
- { name: KONG_ANONYMOUS_REPORTS, value: 'off' }
- { name: KONG_NGINX_WORKER_PROCESSES, value: {{ .Values.workers | quote }} }
- { name: KONG_NGINX_HTTP_CLIENT_MAX_BODY_SIZE, value: 26m }
# Streams of events would keep a worker that is told to stop for an hour.
- { name: KONG_NGINX_MAIN_WORKER_SHUTDOWN_TIMEOUT, value: {{ .Values.stop.shutdownSeconds }}s }
# A line to a Service stays with one pod: those that come later get their share when it is made anew.
- { name: KONG_UPSTREAM_KEEPALIVE_MAX_REQUESTS, value: '1000' }
- { name: KONG_UNTRUSTED_LUA, value: sandbox }
- { name: KONG_TRACING_INSTRUMENTATIONS, value: request }
- { name: KONG_DNS_VALID_TTL, value: '5' }
- { name: KONG_LOG_LEVEL, value: notice }
- { name: KONG_PROXY_ACCESS_LOG, value: 'off' }
- { name: KONG_PROXY_ERROR_LOG, value: /dev/stderr }
- { name: KONG_ADMIN_ACCESS_LOG, value: 'off' }
- { name: KONG_ADMIN_ERROR_LOG, value: /dev/stderr }
{{- with join "," .Values.trustedProxies }}
- { name: KONG_TRUSTED_IPS, value: {{ . | quote }} }
- { name: KONG_REAL_IP_HEADER, value: X-Forwarded-For }
- { name: KONG_REAL_IP_RECURSIVE, value: 'on' }
{{- end }}
{{- if and .Values.global.redis.tls .Values.global.trust.configMap }}
- { name: KONG_LUA_SSL_TRUSTED_CERTIFICATE, value: 'system,/trust/ca.crt' }
{{- end }}
{{ include "hisaab-service.secretVariable" (dict "root" . "name" "REDIS_PASSWORD" "key" "redis-password") }}
{{- end -}}
