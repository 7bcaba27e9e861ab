import { givenRabbit, hasRabbit } from './rabbitmq';
import { administration, type RabbitAdministration } from './rabbitmq-management';
import { sharedServer } from './server-of-the-run';

/** Whether there is one to share: the environment's, or this machine's. */
export function canShareRabbit(): boolean {
  return givenRabbit() !== undefined || hasRabbit();
}

/** The one that all test files of a run share, each in virtual hosts of its own. */
export async function sharedRabbit(): Promise<RabbitAdministration> {
  const { url, management } = await sharedServer('rabbitmq');
  return administration(url, management!);
}
