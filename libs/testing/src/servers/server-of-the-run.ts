import { inject } from 'vitest';

/** Asks the run's own set-up for a server that all test files share: started by the first who asks. */
export async function sharedServer(
  name: 'kafka' | 'rabbitmq',
): Promise<{ url: string; management?: string }> {
  const answer = await fetch(new URL(name, inject('servers')));
  if (!answer.ok) throw new Error(`${name} could not be started: ${await answer.text()}`);
  return (await answer.json()) as { url: string; management?: string };
}
