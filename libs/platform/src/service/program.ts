import type { ModuleMetadata } from '@nestjs/common';
import type { Service } from '@hisaab/contracts';
import type { z } from 'zod';
import type { Needs } from '../configuration/requirements';

export interface Program extends Needs {
  readonly services: readonly Service[];
  readonly modules: NonNullable<ModuleMetadata['imports']>;
  /** The schemas of the modules' own variables, for `--print-config`. */
  readonly configurations: readonly z.ZodObject[];
  /** Only the one-process program may bring what it is not given: a PostgreSQL, messaging and caching of its own. */
  readonly mayEmbed: boolean;
  /** The services that this one asks over HTTP: their addresses must be given. */
  readonly peers?: readonly Service[];
  /** Variables that must be given beside those of every service. */
  readonly variables?: readonly string[];
  /** Serves the pages, the API's document and the state of the whole; the one-process program does. */
  readonly isFront?: boolean;
}
