import type { Service } from '@hisaab/contracts';
import { PeerClient, type Resilience } from '@hisaab/resilience';
import { ConfigurationError } from '../configuration/environment';
import type { PlatformConfig } from '../configuration/platform.config';
import { addressVariable } from '../configuration/requirements';

/** The other services, where they are processes of their own. */
export class Peers {
  constructor(
    private readonly config: PlatformConfig,
    private readonly resilience: Resilience,
  ) {}

  of(service: Service): PeerClient {
    const variable = addressVariable(service);
    const baseUrl = this.config[variable];
    if (baseUrl === undefined) throw new ConfigurationError(`${variable} is missing.`);
    return new PeerClient(
      { name: service, baseUrl, token: this.config.HISAAB_INTERNAL_TOKEN },
      this.resilience,
    );
  }
}
