/** What `npm run kong -- …` does with its words. */
export function render(args: readonly string[]): Promise<unknown>;
