/** A fraction: amounts are reckoned without rounding until the end. */
interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const TOKEN = /\s*(?:([0-9]+(?:\.[0-9]*)?|\.[0-9]+)|([-+*/()]))/y;

function tokens(text: string): string[] | null {
  // Grouping commas (1,23,456.00) and the signs that phones type are taken as what they mean.
  const plain = text
    .replaceAll(/[×x]/g, '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll(/(?<=[0-9]),(?=[0-9])/g, '')
    .replaceAll(/[₹$€£¥]/g, '')
    .trim();
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const match = TOKEN.exec(plain);
    if (!match) return null;
    found.push(match[1] ?? match[2] ?? '');
  }
  return found;
}

function decimal(text: string): Ratio {
  const [whole = '', part = ''] = text.split('.');
  return { over: BigInt(`${whole}${part}` || '0'), under: 10n ** BigInt(part.length) };
}

function combine(operator: string, a: Ratio, b: Ratio): Ratio | null {
  if (operator === '+') return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
  if (operator === '-') return { over: a.over * b.under - b.over * a.under, under: a.under * b.under };
  if (operator === '*') return { over: a.over * b.over, under: a.under * b.under };
  if (b.over === 0n) return null;
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

/** What `120+80/2` comes to; null when it is no sum. */
function evaluate(list: readonly string[]): Ratio | null {
  let at = 0;
  const factor = (): Ratio | null => {
    const token = list[at];
    if (token === undefined) return null;
    at += 1;
    if (token === '(') {
      const inner = sum();
      if (list[at] !== ')') return null;
      at += 1;
      return inner;
    }
    return /^[0-9.]/.test(token) ? decimal(token) : null;
  };
  const chain = (next: () => Ratio | null, operators: string): Ratio | null => {
    let left = next();
    while (left && list[at] !== undefined && operators.includes(list[at] ?? '')) {
      const operator = list[at] ?? '';
      at += 1;
      const right = next();
      left = right && combine(operator, left, right);
    }
    return left;
  };
  const sum = (): Ratio | null => chain(() => chain(factor, '*/'), '+-');
  const result = sum();
  return at === list.length ? result : null;
}

/** The decimal string of what was typed, rounded half up to the currency's digits; null when it is no amount. */
export function amountOf(text: string, digits: number): string | null {
  const list = tokens(text);
  if (!list || list.length === 0 || list.length > 100) return null;
  const result = evaluate(list);
  if (!result || result.over < 0n) return null;
  const scale = 10n ** BigInt(digits);
  const minor = (result.over * scale * 2n + result.under) / (result.under * 2n);
  const written = minor.toString().padStart(digits + 1, '0');
  const whole = written.slice(0, written.length - digits);
  if (whole.length > 15) return null;
  return digits === 0 ? whole : `${whole}.${written.slice(-digits)}`;
}

/** Was more typed than a plain number? Then the result is shown beside it. */
export function isSum(text: string): boolean {
  return /[-+*/×÷x()]/.test(text.trim().slice(1));
}
