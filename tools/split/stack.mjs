import { loadBundle } from '../kong/bundle.mjs';
import { node, root } from '../set-up/terminal.mjs';

/** The stack as `tools/split/stack.ts` has it, for tools that are plain Node. What it runs must be built. */
export async function startStack(options) {
  const bundle = await loadBundle('tools/split/index.ts', 'split');
  return bundle.startStack({ root, node }, options);
}
