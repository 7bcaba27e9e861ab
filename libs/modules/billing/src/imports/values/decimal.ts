/** Adds decimal strings exactly; a negative sum is written with a minus. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(fraction(a).length, fraction(b).length);
  const sum = scaled(a, places) + scaled(b, places);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const tail = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${whole}${tail === '' ? '' : `.${tail}`}`;
}

/** Multiplies a decimal string by a power of ten and a whole number, e.g. 1.5 lakh. */
export function timesWhole(a: string, factor: bigint): string {
  const places = fraction(a).length;
  const product = (scaled(a, places) * factor).toString().padStart(places + 1, '0');
  const whole = product.slice(0, product.length - places);
  const tail = product.slice(product.length - places).replace(/0+$/, '');
  return tail === '' ? whole : `${whole}.${tail}`;
}

function fraction(text: string): string {
  return text.split('.')[1] ?? '';
}

function scaled(text: string, places: number): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', tail = ''] = text.replace(/^-/, '').split('.');
  const value = BigInt(whole + tail.padEnd(places, '0'));
  return negative ? -value : value;
}
