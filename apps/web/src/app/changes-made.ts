/** Something that was done to the book and can be taken back. */
export interface Change {
  /** What was done, in words. */
  readonly what: string;
  /** Takes it back; the answer names the change set of doing so, by which it can be done again. */
  readonly takeBack: () => Promise<unknown>;
  /** Does it again, for what has no change set. */
  readonly again?: () => Promise<unknown>;
}

export interface Step {
  readonly what: string;
  readonly answer: unknown;
}

/** A step that failed; whether it is worth another try. */
export type IsFinal = (error: unknown) => boolean;

const MOST = 100;

function changeSetOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('changeSetId' in answer)) return null;
  return typeof answer.changeSetId === 'string' ? answer.changeSetId : null;
}

/** What was changed in this tab, newest last, and what of it was taken back. One step is taken at a time. */
export class ChangesMade {
  private done: Change[] = [];
  private undone: Change[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly undoSet: (changeSetId: string) => Promise<unknown>,
    private readonly isFinal: IsFinal,
  ) {}

  made(change: Change): void {
    this.done = [...this.done, change].slice(-MOST);
    this.undone = [];
  }

  forget(): void {
    this.done = [];
    this.undone = [];
  }

  /** Takes back this change, or the newest; null when there is none (any more). */
  undo(change?: Change): Promise<Step | null> {
    return this.inTurn(async () => {
      const last = change ?? this.done.at(-1);
      if (!last || !this.done.includes(last)) return null;
      this.done = this.done.filter((other) => other !== last);
      return this.step(
        last,
        (again) => this.undone.push(again),
        () => this.done.push(last),
      );
    });
  }

  /** Does again what was taken back last. */
  redo(): Promise<Step | null> {
    return this.inTurn(async () => {
      const last = this.undone.pop();
      if (!last) return null;
      return this.step(
        last,
        (again) => this.done.push(again),
        () => this.undone.push(last),
      );
    });
  }

  private async step(change: Change, turn: (opposite: Change) => void, keep: () => void): Promise<Step> {
    const { what, takeBack, again } = change;
    try {
      const answer = await takeBack();
      const set = changeSetOf(answer);
      if (set !== null) turn({ what, takeBack: () => this.undoSet(set) });
      else if (again) turn({ what, takeBack: again, again: takeBack });
      return { what, answer };
    } catch (error) {
      if (!this.isFinal(error)) keep();
      throw error;
    }
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
