export { BillingModule } from './billing.module';
export { billingConfig } from './billing.config';
