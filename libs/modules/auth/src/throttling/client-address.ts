/**
 * What counts as one address: an IPv4 address, or the /64 that one IPv6 customer has. Given by the connection, or by
 * the proxy that the configuration trusts, never by a header that a client can write.
 */
export function clientNetwork(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^(?:::ffff:)([0-9]{1,3}(?:\.[0-9]{1,3}){3})$/.exec(bare)?.[1];
  if (mapped) return mapped;
  if (!bare.includes(':')) return bare;
  const [front = '', back] = bare.split('::', 2);
  const first = front === '' ? [] : front.split(':');
  const last = back === undefined || back === '' ? [] : back.split(':');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
