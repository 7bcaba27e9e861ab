/** Lets one loop sleep until it is woken or a time has passed; a wake before the sleep is not lost. */
export class Signal {
  private raised = false;
  private release: (() => void) | undefined;

  raise(): void {
    this.raised = true;
    this.release?.();
  }

  async wait(milliseconds: number): Promise<void> {
    if (!this.raised && milliseconds > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(milliseconds, 2 ** 31 - 1));
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.release = undefined;
    }
    this.raised = false;
  }
}
