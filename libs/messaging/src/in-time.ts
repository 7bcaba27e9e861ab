/** What does not come in time fails; what comes of it later is nobody's. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, late?: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late ?? 'no answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
