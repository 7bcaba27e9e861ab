import { EVENTS, type Service } from '@hisaab/contracts';

import { topicsOf, type KafkaNames } from './topics';

export type KafkaOperation = 'read' | 'write' | 'create' | 'describe' | 'delete';

/** One line of a broker's access list: the operations that an account may do. */
export interface KafkaRight {
  readonly kind: 'topic' | 'group';
  readonly name: string;
  /** Whether it stands for all names that begin so. */
  readonly isPrefix: boolean;
  readonly operations: readonly KafkaOperation[];
}

/** What a service's account may do, and nothing else: send its own events, take those that its consumers want. */
export function rightsOf(service: Service, consumed: readonly string[], names: KafkaNames): KafkaRight[] {
  const unknown = consumed.find((type) => !EVENTS.has(type));
  if (unknown !== undefined) throw new Error(`No contract declares ${unknown}`);
  const group = `${names.groupPrefix}${service}`;
  return [
    {
      kind: 'topic',
      name: `${names.topicPrefix}.${service}.`,
      isPrefix: true,
      operations: ['write', 'create', 'describe'],
    },
    ...topicsOf(names, consumed).map(({ topic }): KafkaRight => ({
      kind: 'topic',
      name: topic,
      isPrefix: false,
      operations: ['read'],
    })),
    { kind: 'group', name: group, isPrefix: false, operations: ['read'] },
    // Parts with a pace of their own, and a rebuild, which takes its group away at the end.
    { kind: 'group', name: `${group}.`, isPrefix: true, operations: ['read', 'delete'] },
  ];
}
