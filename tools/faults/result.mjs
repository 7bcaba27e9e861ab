/** Recovery from the moment at which the part is back. */
const LONGEST_RECOVERY_SECONDS = 30;
/** What a request may be told while what it needs is away: 409 where its first try is still under way. */
const MAY_BE_TOLD = new Set(['503', '409', 'no answer', 'no answer in time']);
const BROKERS = new Set(['rabbitmq killed', 'kafka killed']);
/** quality.md 4, of a broker that is away for a minute. */
const MOST_P99 = 1.5;
const LEAST_DRAIN = 3;

/** What `--json` prints, of all stages together. */
export function resultOf(stages, { perSecond, least, isLong }) {
  const faults = stages.flatMap(rowsOf);
  const sum = (name) => faults.reduce((total, row) => total + row[name], 0);
  const acknowledged = stages.reduce((total, { load }) => total + load.acknowledged.length, 0);
  const totals = {
    sent: sum('sent'),
    answered: sum('answered'),
    failed: sum('failed'),
    acknowledged,
    unacknowledged: stages.reduce((total, { load }) => total + load.transactions.length, 0) - acknowledged,
    lost: sum('lost'),
    doubled: sum('doubled'),
    slowestRecoverySeconds: faults.reduce((most, row) => Math.max(most, row.recoverySeconds), 0),
  };
  const verifies = stages.map(({ accounts }) => accounts.verify);
  const verify = {
    ok: verifies.every(({ ok }) => ok),
    books: verifies.reduce((total, { books }) => total + books, 0),
    entries: verifies.reduce((total, { entries }) => total + entries, 0),
    ...(verifies.some(({ broken }) => broken) && { broken: verifies.flatMap(({ broken = [] }) => broken) }),
  };
  const works = stages.map(({ accounts }) => accounts.work);
  const work = Object.fromEntries(
    ['signedUp', 'lost', 'doubled'].map((name) => [name, works.reduce((total, one) => total + one[name], 0)]),
  );
  const broken = [
    ...totalsBroken(totals, verify, work, least),
    ...stages.flatMap((stage) => stageBroken(stage, { perSecond, isLong })),
  ];
  return {
    faults,
    totals,
    verify,
    work,
    pages: {
      asked: stages.reduce((total, { probes }) => total + probes.asked, 0),
      answered: stages.reduce((total, { probes }) => total + probes.answered, 0),
    },
    memoryMiB: Object.assign({}, ...stages.map(({ memory, name }) => ({ [name]: memory.told() }))),
    broken,
    ok: broken.length === 0,
  };
}

function rowsOf({ told, accounts, load }) {
  return told.map(({ fault, window, during, recovery, drain }) => {
    const count = (kind) =>
      accounts.findings.filter((one) => one.window === window && one.kind === kind).length;
    return {
      name: fault.name,
      sent: window.sent,
      answered: window.answered,
      failed: window.failed,
      lost: count('lost'),
      doubled: count('doubled'),
      recoverySeconds: fixed(recovery.seconds),
      codes: window.codes,
      refused: load.transactions.filter((one) => one.window === window && one.refused).length,
      p99Milliseconds: fixed(during.p99),
      ...(drain && { backlog: drain.backlog, drainSeconds: fixed(drain.seconds) }),
      waits: Object.fromEntries(
        Object.entries(recovery.waits).map(([name, seconds]) => [name, fixed(seconds)]),
      ),
      ...(recovery.missing && { missing: recovery.missing }),
    };
  });
}

function totalsBroken(totals, verify, work, least) {
  const broken = [];
  const is = (isSo, otherwise) => void (isSo || broken.push(otherwise));
  is(totals.acknowledged >= least, `${totals.acknowledged} acknowledged, less than ${least}`);
  is(totals.unacknowledged === 0, `${totals.unacknowledged} were never acknowledged`);
  is(totals.lost === 0, `${totals.lost} lost`);
  is(totals.doubled === 0, `${totals.doubled} doubled`);
  is(verify.ok, `verify: ${JSON.stringify(verify.broken)}`);
  is(work.lost === 0, `${work.lost} new people were not set up or welcomed`);
  is(work.doubled === 0, `${work.doubled} new people were welcomed more than once`);
  return broken;
}

function stageBroken({ told, accounts, probes, memory }, { perSecond, isLong }) {
  const broken = [
    ...accounts.findings.map(({ what }) => what).slice(0, 20),
    ...accounts.sums,
    ...(isLong ? memory.grown() : []),
  ];
  const normal = told.find(({ fault }) => fault.hurt.length === 0)?.during.p99;
  for (const { fault, window, during, recovery, drain } of told) {
    const is = (isSo, otherwise) => void (isSo || broken.push(`${fault.name}: ${otherwise}`));
    is(
      recovery.seconds <= LONGEST_RECOVERY_SECONDS,
      recovery.missing ? `never again: ${recovery.missing}` : `${recovery.seconds.toFixed(1)} s to recovery`,
    );
    const strange = Object.keys(window.codes).filter((code) => !MAY_BE_TOLD.has(code));
    is(strange.length === 0, `answered with ${strange.join(', ')}`);
    const needsNothingOfIt = !fault.away.some((part) => part === 'billing' || part === 'postgres');
    const most = fault.isOneOfTwo ? perSecond : 0;
    is(!needsNothingOfIt || window.failed <= most, `${window.failed} failed that need nothing of it`);
    if (!isLong || normal === undefined || !BROKERS.has(fault.name)) continue;
    is(during.p99 <= normal * MOST_P99, `p99 of ${during.p99.toFixed(0)} ms, ${normal.toFixed(0)} ms else`);
    if (drain) {
      const times = (drain.backlog / drain.seconds + perSecond) / perSecond;
      is(times >= LEAST_DRAIN, `what waited went ${times.toFixed(1)} times as fast as new work came`);
    }
  }
  const missed = new Map();
  const isEarly = ({ fault: name, at }) =>
    told.some(({ fault, window }) => fault.name === name && at - window.openedAt < (fault.knownAfterMs ?? 0));
  for (const { fault, probe, status } of probes.missed.filter((one) => !isEarly(one))) {
    const what = `${fault}: ${probe} was answered ${status}, and needs nothing of it`;
    missed.set(what, (missed.get(what) ?? 0) + 1);
  }
  return [...broken, ...[...missed].map(([what, count]) => `${what} (${count} times)`)];
}

function fixed(number) {
  return number === undefined ? undefined : Number.isFinite(number) ? Math.round(number * 10) / 10 : null;
}
