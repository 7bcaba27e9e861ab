interface Flight {
  readonly version: string;
  readonly landing: Promise<string>;
}

/** Says whether what is being computed may still be kept: not when it was deleted or asked for anew meanwhile. */
export type IsWanted = () => boolean;

/** What is being computed in this process: those who ask for the same meanwhile get the same. */
export class Flights {
  readonly #flights = new Map<string, Flight>();

  join(key: string, version: string, start: (isWanted: IsWanted) => Promise<string>): Promise<string> {
    const known = this.#flights.get(key);
    if (known?.version === version) return known.landing;
    const isWanted = (): boolean => this.#flights.get(key) === flight;
    const landing = (async () => {
      // Only once it is on the list may it ask whether it is wanted.
      await Promise.resolve();
      try {
        return await start(isWanted);
      } finally {
        if (isWanted()) this.#flights.delete(key);
      }
    })();
    const flight: Flight = { version, landing };
    this.#flights.set(key, flight);
    return landing;
  }

  forget(key: string): void {
    this.#flights.delete(key);
  }
}
