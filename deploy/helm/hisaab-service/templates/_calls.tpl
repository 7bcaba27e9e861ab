{{/* Who asks whom over HTTP; the same as each app's main.ts says. Variables and network policies follow from it. */}}
{{- define "hisaab-service.calls" -}}
auth: []
user: [auth]
billing: [auth]
ledger: [auth, reporting]
reporting: [auth]
notification: [auth, billing, templating]
templating: []
web: [auth, user, billing, ledger, reporting, notification, templating]
{{- end -}}

{{- define "hisaab-service.services" -}}
[auth, user, billing, ledger, reporting, notification, templating]
{{- end -}}
