/** What the tools for kong.yml are made of; bundled, since plain Node does not read the contracts. */
export { kongDocument } from './document';
export { readGatewayLimits } from './limits';
export { faultsOf } from './rules/check';
