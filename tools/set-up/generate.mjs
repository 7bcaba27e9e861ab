import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { node, root, run, say } from './terminal.mjs';
import { unlessUnchanged } from './unchanged.mjs';

/** Makes the Prisma client of every schema that has a generator, where the schema changed. */
export async function generate() {
  const services = readdirSync(path.join(root, 'prisma')).filter((service) => {
    const schema = path.join(root, 'prisma', service, 'schema.prisma');
    return existsSync(schema) && /^generator /m.test(readFileSync(schema, 'utf8'));
  });
  await Promise.all(services.map(generateClient));
}

function generateClient(service) {
  const schema = `prisma/${service}/schema.prisma`;
  const client = `libs/modules/${service}/src/generated`;
  return unlessUnchanged(
    { note: `${client}/.inputs`, inputs: [schema, 'node_modules/prisma/package.json'], outputs: [client] },
    async () => {
      say(`generating the database client of ${service}`);
      await run(
        node,
        [path.join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
        {
          // Prisma would fetch an engine that generating does not use; any program stands in for it.
          env: {
            PRISMA_SCHEMA_ENGINE_BINARY: node,
            PRISMA_HIDE_UPDATE_MESSAGE: '1',
            CHECKPOINT_DISABLE: '1',
          },
        },
      ).catch(failed);
    },
  );
}

export function failed(error) {
  process.stderr.write(error.output ?? '');
  throw error;
}
