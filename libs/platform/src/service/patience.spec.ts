import { describe, expect, it } from 'vitest';
import { StartProblem } from '../start-problem';
import { patienceIn, patiently } from './patience';

const failing = (...codes: string[]) => {
  let tried = 0;
  return async (): Promise<number> => {
    const code = codes[tried];
    tried += 1;
    if (code === undefined) return tried;
    throw new StartProblem(`Not now (${code}).`, Object.assign(new Error(code), { code }));
  };
};

describe('a command that waits for the database', () => {
  const said: string[] = [];
  const patience = { seconds: 5, say: (line: string) => void said.push(line), pauseMs: 1 };

  it('asks again while nobody answers, and says so once', async () => {
    expect(await patiently(failing('ECONNREFUSED', 'ECONNREFUSED', '57P03'), patience)).toBe(4);
    expect(said).toEqual([
      'Not now (ECONNREFUSED). Asked again until it does.',
      'Not now (57P03). Asked again until it does.',
    ]);
  });

  it.each(['28P01', '28000', '3D000', '42501'])('gives up at once where it is refused: %s', async (code) => {
    await expect(patiently(failing(code), patience)).rejects.toThrow(code);
  });

  it('gives up when its time is over, and at once without one', async () => {
    await expect(patiently(failing('ECONNREFUSED'), { ...patience, seconds: 0 })).rejects.toThrow('Not now');
    expect(patienceIn([])).toBe(0);
    expect(patienceIn(['--patience=90'])).toBe(90);
    expect(() => patienceIn(['--patience=soon'])).toThrow('--patience soon is no number of seconds.');
    expect(() => patienceIn(['--patince=9'])).toThrow('--patince');
  });
});
