export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/**
 * The result, or TooSlow after so long. An answer that came while this process was busy counts as in time: the
 * sockets are read once more before anybody is called slow.
 */
export function inTime<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new TooSlow(`no answer within ${milliseconds} ms`));
    const timer = setTimeout(() => setImmediate(late), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
