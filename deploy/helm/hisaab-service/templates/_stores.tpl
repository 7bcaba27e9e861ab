{{/* Where the stores are. Each takes the root. */}}
{{- define "hisaab-service.postgresqlHost" -}}
{{ default (printf "%s-postgresql" (include "hisaab-service.prefix" .)) .Values.global.postgresql.host }}
{{- end -}}
{{- define "hisaab-service.redisHost" -}}
{{ default (printf "%s-redis" (include "hisaab-service.prefix" .)) .Values.global.redis.host }}
{{- end -}}
{{- define "hisaab-service.rabbitmqHost" -}}
{{ default (printf "%s-rabbitmq" (include "hisaab-service.prefix" .)) .Values.global.rabbitmq.host }}
{{- end -}}
{{- define "hisaab-service.kafkaBrokers" -}}
{{ default (printf "%s-kafka:9092" (include "hisaab-service.prefix" .)) .Values.global.kafka.brokers }}
{{- end -}}

{{/* URLs, with the name of the variable that holds the password. Takes a dict of `root`, `user`, `password`. */}}
{{- define "hisaab-service.postgresqlUrl" -}}
{{- $p := .root.Values.global.postgresql -}}
postgres://{{ .user }}:$({{ .password }})@{{ include "hisaab-service.postgresqlHost" .root }}:{{ $p.port }}/{{ $p.database }}
{{- with $p.sslMode }}?sslmode={{ . }}{{ end }}
{{- end -}}
{{- define "hisaab-service.rabbitmqUrl" -}}
{{- $r := .root.Values.global.rabbitmq -}}
{{ ternary "amqps" "amqp" $r.tls }}://{{ .user }}:$({{ .password }})@{{ include "hisaab-service.rabbitmqHost" .root }}:{{ $r.port }}/{{ $r.vhost | urlquery }}
{{- end -}}
{{- define "hisaab-service.redisUrl" -}}
{{- $r := .root.Values.global.redis -}}
{{ ternary "rediss" "redis" $r.tls }}://{{ $r.username }}:$({{ .password }})@{{ include "hisaab-service.redisHost" .root }}:{{ $r.port }}
{{- end -}}

{{/* A variable out of the Secret. Takes a dict of `root`, `name`, `key`. */}}
{{- define "hisaab-service.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.global.secrets.name }}
      key: {{ .key }}
{{- end -}}

{{/* Kafka without its account. */}}
{{- define "hisaab-service.kafkaVariables" -}}
- name: KAFKA_BROKERS
  value: {{ include "hisaab-service.kafkaBrokers" . | quote }}
{{- if not .Values.global.kafka.tls }}
- name: KAFKA_TLS
  value: 'false'
{{- else if .Values.global.trust.configMap }}
- name: KAFKA_TLS_CA_FILE
  value: /trust/ca.crt
{{- end }}
{{- end -}}

{{/* Whom to believe, where the system's authorities do not do. */}}
{{- define "hisaab-service.trustVariables" -}}
{{- if .Values.global.trust.configMap }}
- name: NODE_EXTRA_CA_CERTS
  value: /trust/ca.crt
{{- end }}
{{- end -}}
{{- define "hisaab-service.trustMount" -}}
{{- if .Values.global.trust.configMap }}
- name: trust
  mountPath: /trust
  readOnly: true
{{- end }}
{{- end -}}
{{- define "hisaab-service.trustVolume" -}}
{{- with .Values.global.trust }}
{{- if .configMap }}
- name: trust
  configMap:
    name: {{ .configMap }}
    items:
      - key: {{ .key }}
        path: ca.crt
{{- end }}
{{- end }}
{{- end -}}
