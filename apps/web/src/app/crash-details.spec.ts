import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://localhost' });
vi.stubGlobal('__HISAAB_VERSION__', '1.2.3');
const { crashDetails } = await import('./crash-details');

describe('the details of a crash', () => {
  it('say where and when, and nothing of the book', () => {
    const error = new TypeError('Unexpected token "Zomato 250.00" in asha@example.org');
    error.stack = `TypeError: Zomato\n    at Row (http://localhost:8080/assets/row-Bx1_2.js:10:20)`;
    const said = crashDetails(
      error,
      '/import/019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
      new Date('2026-11-22T10:00:00Z'),
    );
    expect(said).toBe(
      [
        'Hisaab 1.2.3',
        'page /import/:id',
        'time 2026-11-22T10:00:00.000Z',
        'request -',
        'error TypeError',
        'at row-Bx1_2.js:10:20',
      ].join('\n'),
    );
  });
});
