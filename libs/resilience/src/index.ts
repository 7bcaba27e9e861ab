export { Breaker } from './breaker';
export { PeerClient, type PeerPlace, type PeerRequest } from './peer-client';
export { isPeerRefusal, isPeerUnavailable, PeerRefusal, peerUnavailable } from './peer-error';
export { Resilience } from './resilience';
export type { BreakerState, ResilienceOptions } from './resilience.options';
