// The operations of the OpenAPI document by service.
import { load } from './bundle.mjs';

const CONTRACTS = 'libs/contracts/src/index.ts';

export async function operations() {
  const document = (await load('operations', [CONTRACTS])).get(CONTRACTS).openApiDocument();
  const rows = Object.entries(document.paths).flatMap(([place, item]) =>
    Object.entries(item).map(([method, { summary, tags, security }]) => ({
      service: tags[0],
      text: `| \`${method.toUpperCase()} ${place}\` | ${summary}${security ? ' (without a token)' : ''} |`,
    })),
  );
  return [...new Set(rows.map(({ service }) => service))]
    .map((service) => {
      const own = rows.filter((row) => row.service === service).map(({ text }) => text);
      return `### ${service}\n\n| | |\n| --- | --- |\n${own.join('\n')}`;
    })
    .join('\n\n');
}
