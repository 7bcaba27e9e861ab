import type { KongService } from '../kong/rules/entities';

/**
 * A path as Kong's router reads it and as it goes on to the service: `.` and `..` resolved, several slashes as one,
 * and the letters that need no escape written plainly.
 */
export function normalPath(raw: string): string {
  const written = raw.replace(/%([0-9A-Fa-f]{2})/g, (escape: string, hex: string) => {
    const letter = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : escape.toUpperCase();
  });
  const kept: string[] = [];
  const parts = written
    .replace(/\/{2,}/g, '/')
    .split('/')
    .slice(1);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
    if (isLast && (part === '.' || part === '..')) kept.push('');
  }
  return `/${kept.join('/')}`;
}

/** Where a request goes at the service: with the route's own part taken off where it says so. */
export function upstreamPath(
  path: string,
  prefix: string,
  isStripped: boolean,
  service: Pick<KongService, 'path'>,
): string {
  const rest = isStripped ? path.slice(prefix.length) : path;
  const base = (service.path ?? '/').replace(/\/$/, '');
  const tail = rest.startsWith('/') || rest === '' ? rest : `/${rest}`;
  return `${base}${tail}` || '/';
}
