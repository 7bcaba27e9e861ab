export { BillingProgress } from './events/billing.progress';
export { WorkProgress, type WorkState } from './events/work-progress';
export { RemoteTemplates } from './messages/remote-templates.renderer';
export { TemplateRenderer, type RenderedTemplate } from './messages/template-renderer';
export { notificationConfig } from './notification.config';
export { NotificationModule, type NotificationPorts } from './notification.module';
