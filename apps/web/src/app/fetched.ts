import { type ComponentType, createElement, type FunctionComponent, lazy, useState } from 'react';

export interface Fetched<Props extends object> extends FunctionComponent<Props> {
  /** Before it is drawn, so that it is drawn without waiting. */
  readonly fetch: () => Promise<unknown>;
}

/**
 * A component that comes when it is first drawn. Where it was fetched before, it is drawn at once: `lazy` alone would
 * let a key that is pressed meanwhile fall through.
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): Fetched<Props> {
  let here: ComponentType<Props> | undefined;
  const fetch = async () => ({ default: (here = await load()) });
  const Later = lazy(fetch);
  function Here(props: Props) {
    // Chosen once: what began as the one is not made anew as the other when it is drawn again.
    const [chosen] = useState<ComponentType<Props>>(() => here ?? Later);
    return createElement(chosen, props);
  }
  return Object.assign(Here, { fetch });
}
