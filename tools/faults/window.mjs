/** Younger than this, a request that a fault cut short was in somebody's hands when it struck. */
const IN_HAND_MS = 1_000;

/** What was asked and answered while one fault was on. */
export class Window {
  constructor(name) {
    this.name = name;
    this.openedAt = performance.now();
    this.next = undefined;
    this.sent = 0;
    this.answered = 0;
    this.codes = {};
    this.milliseconds = [];
  }

  note(answer, isAnswered) {
    this.sent += 1;
    if (isAnswered) {
      this.answered += 1;
      this.milliseconds.push(answer.ms);
      return;
    }
    const code = String(answer.status);
    this.codes[code] = (this.codes[code] ?? 0) + 1;
  }

  /** Where a request that began here and failed is counted. */
  blamed(beganAt) {
    const { next } = this;
    return next !== undefined && next.openedAt - beganAt < IN_HAND_MS ? next : this;
  }

  get failed() {
    return Object.values(this.codes).reduce((sum, count) => sum + count, 0);
  }

  /** In milliseconds, of the answered ones. */
  quantile(share) {
    const sorted = [...this.milliseconds].sort((a, b) => a - b);
    return sorted.length === 0
      ? undefined
      : sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  }
}
