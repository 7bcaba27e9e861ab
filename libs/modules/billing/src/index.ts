export { billingConfig } from './billing.config';
export { BillingDoors } from './billing-doors.module';
export { BillingModule } from './billing.module';
export { WorkInProgress } from './progress/work-in-progress.query';
