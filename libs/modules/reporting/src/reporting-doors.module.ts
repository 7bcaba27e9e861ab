import { Module } from '@nestjs/common';
import { LedgerHeadsController } from './books/ledger-heads.controller';
import { ReportingModule } from './reporting.module';

/** Reporting with its doors for other services: only where those are processes of their own. */
@Module({ imports: [ReportingModule], controllers: [LedgerHeadsController] })
export class ReportingDoors {}
