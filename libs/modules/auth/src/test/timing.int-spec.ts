import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authApp, newEmail, signUp, type AuthApp } from './auth.app';

const ROUNDS = 40;

let auth: AuthApp;
beforeAll(async () => {
  // Hashes as dear as in production: what is left when they are equal is noise.
  auth = await authApp({ environment: { AUTH_ARGON2_MEMORY_KIB: '19456', AUTH_ARGON2_PASSES: '2' } });
});
afterAll(() => auth.close());

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('the time of a refused login', () => {
  it('does not tell a known address from an unknown one', async () => {
    const { email } = await signUp(auth);
    const time = async (address: string): Promise<number> => {
      const started = performance.now();
      const { status } = await auth.send('POST', '/v1/auth/login', {
        body: { email: address, password: 'a wrong password' },
        from: '203.0.113.77',
      });
      expect(status).toBe(401);
      return performance.now() - started;
    };
    await time(email);
    await time(newEmail());
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns, so that whatever else the machine does falls on both.
    for (let n = 0; n < ROUNDS; n += 1) {
      known.push(await time(email));
      unknown.push(await time(newEmail()));
    }
    // Without the dummy hash the unknown one takes a fraction; with it the medians differ by noise alone.
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.75);
    expect(median(unknown)).toBeLessThan(median(known) * 1.33);
  });
});
