import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const limit = z.strictObject({ second: z.int().min(1).optional(), minute: z.int().min(1) });
const limits = z.strictObject({ address: limit, doors: limit, messages: limit, uploads: limit });

/** The section `gateway` of config/limits.yaml: requests of one address. Those of one user are the services' own. */
export const gatewayLimits = z.strictObject({ default: limits, 'load-test': limits });

export type GatewayLimits = z.infer<typeof limits>;

export function readGatewayLimits(file: string, profile: keyof z.infer<typeof gatewayLimits>): GatewayLimits {
  const whole = z.looseObject({ gateway: gatewayLimits }).parse(parse(readFileSync(file, 'utf8')));
  return whole.gateway[profile];
}
