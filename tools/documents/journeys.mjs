// The journeys that are played in one mode alone, with their reasons.
import { NOT_IN_SPLIT } from '../../apps/e2e/src/modes.mjs';

export function journeys() {
  const rows = Object.entries(NOT_IN_SPLIT).map(([file, why]) => `| \`${file}\` | ${why} |`);
  return `| journey | why in one program alone |\n| --- | --- |\n${rows.join('\n')}`;
}
