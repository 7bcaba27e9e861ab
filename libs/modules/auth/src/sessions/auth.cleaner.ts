import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Database } from '@hisaab/database';
import { KnownDevices } from '../throttling/known-devices.repository';
import { SessionsRepository } from './sessions.repository';

const EVERY_MS = 6 * 60 * 60 * 1000;

/** Forgets what nobody can use any more. Several processes may do it at once. */
@Injectable()
export class AuthCleaner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('auth');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Database) private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.clean().catch((error: unknown) => this.logger.error(error));
    }, EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async clean(): Promise<void> {
    await this.sessions.forgetOld();
    await this.devices.forgetOld();
    await this.database.query(`delete from rate_limit where expire < extract(epoch from now()) * 1000`);
  }
}
