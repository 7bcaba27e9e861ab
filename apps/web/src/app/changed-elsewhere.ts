import { ApiProblem } from '../api/problem';

/** What one changes was changed elsewhere meanwhile; this is how it is there now. Nothing was saved. */
export class ChangedElsewhere<Thing> extends Error {
  constructor(readonly theirs: Thing) {
    super('changed elsewhere');
    this.name = 'ChangedElsewhere';
  }
}

/** Saves; where another version is there already, that one is fetched to be looked at. */
export async function savedOrTheirs<Saved, Thing>(
  save: Promise<Saved>,
  load: () => Promise<Thing>,
): Promise<Saved> {
  try {
    return await save;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 412) throw new ChangedElsewhere(await load());
    throw error;
  }
}
