import { resultOf } from '../../faults/result.mjs';
import { runStage } from '../../faults/stage.mjs';
import { tableOf } from '../../faults/table.mjs';
import { say } from '../../set-up/terminal.mjs';
import { stackOf } from '../stack.mjs';
import { SERVICES } from '../world.mjs';

const PER_SECOND = 13;
const LEAST = 2_000;
/** Without these everything goes on. */
const UNFELT = ['rabbitmq', 'kafka', 'redis'];
const EVERYTHING = [...SERVICES, 'site', 'postgres'];

/** Every pod of the release is killed once, one after the other, under a load that forgives nothing but a retry. */
export async function kills(world) {
  await world.untilInStep();
  const names = [...SERVICES, 'site', ...UNFELT, 'postgres', 'gateway'];
  const faults = names.map((name) => killed(name, awayWith(name)));
  return played(world, faults, { least: LEAST });
}

export async function played(world, faults, { least }) {
  const stage = await runStage({
    stack: await stackOf(world),
    faults,
    perSecond: PER_SECOND,
    signUpEveryMs: 5_000,
    warmUpSeconds: 5,
    settleSeconds: 0,
    restMs: 1_000,
    least,
    say: (line) => say(`        ${line}`),
  });
  const result = resultOf([{ name: 'cluster', ...stage }], { perSecond: PER_SECOND, least, isLong: false });
  say(tableOf(result));
  const { totals, verify, broken } = result;
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return `${totals.acknowledged} recorded, ${totals.lost} lost, ${totals.doubled} doubled; verify ok for ${verify.books} books; slowest recovery ${totals.slowestRecoverySeconds} s`;
}

/** @returns {import('../../faults/list.mjs').Fault} */
export function killed(name, away) {
  return {
    name: `${name} killed`,
    away,
    seconds: 1,
    hurt: ({ parts }) => parts.get(name).kill(),
    mend: ({ parts }) => parts.get(name).start(),
  };
}

function awayWith(name) {
  if (name === 'gateway') return EVERYTHING;
  return UNFELT.includes(name) ? [] : [name];
}
