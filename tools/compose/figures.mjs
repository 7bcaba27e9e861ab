/** What the docs say of sizes and memory: measured, as a table. */

/** @param {{ docker: (words: string[]) => Promise<string> }} engine */
export async function figuresOf({ docker }, project) {
  const bytes = Number(await docker(['image', 'inspect', '--format', '{{.Size}}', 'hisaab:local']));
  const containers = (await project.containers()).filter(({ state }) => state.startsWith('running'));
  const used = await docker([
    'stats',
    '--no-stream',
    '--format',
    '{{.ID}} {{.MemUsage}}',
    ...containers.map(({ id }) => id),
  ]);
  const rows = used
    .trim()
    .split('\n')
    .map((line) => {
      const [id, memory, , limit] = line.split(' ');
      return [containers.find((one) => one.id.startsWith(id))?.service ?? id, memory, limit];
    })
    .sort(([one], [other]) => one.localeCompare(other));
  return [
    `image: ${(bytes / 1e6).toFixed(0)} MB`,
    '| container | memory | limit |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| \`${row[0]}\` | ${row[1]} | ${row[2]} |`),
  ].join('\n');
}
