export interface WitnessedHead {
  readonly entrySequence: number;
  readonly hash: string;
}

/** Another service that keeps the head which we published: it sees a tail that was cut or a chain made anew. */
export abstract class HeadWitness {
  /** Null where it has seen no entry of the book. Throws where it cannot be asked. */
  abstract headOf(bookId: string): Promise<WitnessedHead | null>;
}

/** Where nobody was given the part: `verify` says so. */
export class NoWitness extends HeadWitness {
  override headOf(): Promise<WitnessedHead | null> {
    return Promise.reject(new Error('No witness is configured'));
  }
}
