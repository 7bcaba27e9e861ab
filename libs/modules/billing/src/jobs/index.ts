import type { Provider, Type } from '@nestjs/common';
import { CategoryMover } from '../categories/category.mover';
import { MoveBatches } from '../categories/move.batches';
import { UndoBatches } from '../changes/undo.batches';
import { BulkBatches } from '../transactions/bulk.batches';
import { ChangeJobRunner } from './change-job.runner';
import { ChangeJobStarter } from './change-job.starter';
import { ChangeJobsConsumer } from './change-jobs.consumer';

/** What the module of billing lists of changes in the background. */
export const jobControllers: Type[] = [ChangeJobsConsumer];

export const jobProviders: Provider[] = [
  ChangeJobStarter,
  ChangeJobRunner,
  BulkBatches,
  CategoryMover,
  MoveBatches,
  UndoBatches,
];
