import { Module } from '@nestjs/common';
import { BillingModule } from './billing.module';
import { WorkInProgressController } from './progress/work-in-progress.controller';

/** Billing with its doors for other services: only where those are processes of their own. */
@Module({ imports: [BillingModule], controllers: [WorkInProgressController] })
export class BillingDoors {}
