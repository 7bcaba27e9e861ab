/** How a consumer takes its messages: the extras of `@EventPattern(types, consumes(...))`. */
export interface Consumption {
  /** Whose inbox and offset: a service's name, or `<service>.<part>` for a part with a pace of its own. */
  readonly consumer: string;
  /** At most so many messages at once; they always arrive as an array. */
  readonly batch: number;
  /** How many calls may run at once; work only, since the other channels have an order. */
  readonly concurrency: number;
  /** What tells one handler's batches from another's. */
  readonly handler: symbol;
}

const DEFAULT_BATCH = 100;

/**
 * `consumes('ledger', { batch: 500 })`. Two parts of a module may read the same type under two names;
 * give slow work (an import) a name of its own, so that nothing waits behind it.
 */
export function consumes(
  consumer: string,
  options: { readonly batch?: number; readonly concurrency?: number } = {},
): { consumption: Consumption } {
  return {
    consumption: {
      consumer,
      batch: options.batch ?? DEFAULT_BATCH,
      concurrency: options.concurrency ?? 1,
      handler: Symbol(consumer),
    },
  };
}

export function consumptionOf(
  extras: Readonly<Record<string, unknown>> | undefined,
): Consumption | undefined {
  const found = extras?.consumption;
  return isConsumption(found) ? found : undefined;
}

function isConsumption(value: unknown): value is Consumption {
  return typeof value === 'object' && value !== null && 'consumer' in value && 'handler' in value;
}
