import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hisaab/observability';
import { serviceUrl } from '@hisaab/database';
import { MasterKey } from '@hisaab/security';
import type { PlatformConfig } from '../configuration/platform.config';
import { startEmbeddedPostgres } from '../embedded-postgres';
import { migrate } from '../migrations';
import { masterKeyOf } from './master-key-of';
import type { Program } from './program';
import { operatorRoles, roleSecret, type StorePlace } from './service-databases';
import { awaited } from './storage-wait';
import type { WaitingRoom } from './waiting-room';

const LOOK_MS = 1_000;
const REMIND_MS = 30_000;

export interface Store {
  readonly place: StorePlace;
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/** The store of the one-process program: brought along where none was given, and migrated before anything begins. */
export async function openOwnStore(program: Program, config: PlatformConfig, say: Say): Promise<Store> {
  const given = config.DATABASE_URL;
  const embedded =
    given === undefined ? await startEmbeddedPostgres({ dataDir: config.HISAAB_DATA_DIR, say }) : undefined;
  const adminUrl = given ?? embedded?.adminUrl ?? '';
  const stop = async (): Promise<void> => embedded?.stop();
  try {
    const masterKey = masterKeyOf(config);
    await migrated(program, adminUrl, masterKey, say);
    return { place: { adminUrl, masterKey }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a service of its own knows of its store: its role's URL, or an administrator's to make the role with. */
export function placeOf(config: PlatformConfig): StorePlace {
  const key = config.HISAAB_MASTER_KEY;
  return { adminUrl: config.DATABASE_URL, masterKey: key === undefined ? undefined : MasterKey.parse(key) };
}

/** Ends when every service of the program can begin; says meanwhile what is waited for. */
export async function untilUsable(
  program: Program,
  place: StorePlace,
  openRoom: () => Promise<WaitingRoom>,
  logger: Logger,
): Promise<void> {
  let said = { what: '', at: 0 };
  for (;;) {
    const what = await waitedFor(program, place);
    if (what === undefined) break;
    (await openRoom()).waitFor(what);
    if (said.what !== what || Date.now() - said.at > REMIND_MS) {
      logger.warn({ event: 'waiting', services: program.services }, `Waiting: ${what}.`);
      said = { what, at: Date.now() };
    }
    await pause(LOOK_MS);
  }
  if (said.at > 0) logger.info({ event: 'waiting-over' }, 'What was waited for is there.');
}

/** The first thing that keeps a service of the program from beginning, in words. */
export async function waitedFor(program: Program, place: StorePlace): Promise<string | undefined> {
  const { adminUrl, masterKey } = place;
  const admin = adminUrl && masterKey ? { url: adminUrl, masterKey: roleSecret(masterKey) } : undefined;
  for (const service of program.services) {
    const what = await awaited(service, serviceUrl(process.env, service, admin));
    if (what === undefined) continue;
    if (!admin || !masterKey) return what;
    // With an administrator's URL the service makes what it needs, once there is a server.
    const server = await awaited(service, admin.url);
    if (server?.includes('the database at') === true) return server;
    await migrated(program, admin.url, masterKey, () => undefined);
  }
  return undefined;
}

async function migrated(program: Program, adminUrl: string, masterKey: MasterKey, say: Say): Promise<void> {
  const { applied } = await migrate({
    adminUrl,
    masterKey: roleSecret(masterKey),
    services: program.services,
    roles: operatorRoles(process.env, program.services),
    say,
  });
  if (applied.length > 0) say(`Database: ${applied.length} migrations applied.`);
}
