import { font, runsOf, type Weight } from './fonts.ttf';

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
}

export function widthOf(text: string, { size, weight }: TextStyle): number {
  const face = font(weight);
  const units = runsOf(text).reduce((sum, run) => sum + face.layout(run).advanceWidth, 0);
  return (units * size) / face.unitsPerEm;
}

/** The outlines of a text as its script wants them (ligatures, vowel signs): a path from 0,0 on its base line. */
export function outlineOf(text: string, { size, weight }: TextStyle): string {
  const face = font(weight);
  const scale = size / face.unitsPerEm;
  const parts: string[] = [];
  let x = 0;
  for (const run of runsOf(text)) {
    const { glyphs, positions } = face.layout(run);
    for (const [at, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
      // SVG counts downwards, fonts upwards.
      parts.push(
        glyph.path
          .scale(scale, -scale)
          .translate((x + xOffset) * scale, -yOffset * scale)
          .toSVG(),
      );
      x += xAdvance;
    }
  }
  return parts.join('');
}

const TEXT = /<text([^>]*)>([^<]*)<\/text>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#039': "'",
};
const HALF_X_HEIGHT = 0.36;
const ASCENT = 0.76;

/** Letters become shapes: what draws SVG into a PDF sets letter by letter, which breaks Devanagari. */
export function withOutlines(svg: string): string {
  return svg.replace(TEXT, (_, attributes: string, escaped: string) => {
    const text = escaped.replace(/&(\w+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
    const style = styleOf(attributes);
    const width = widthOf(text, style);
    const anchor = attribute(attributes, 'text-anchor');
    const dx = Number(attribute(attributes, 'x') ?? 0);
    const dy = Number(attribute(attributes, 'y') ?? 0);
    const left = dx - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    const baseline = attribute(attributes, 'dominant-baseline');
    const down = baseline === 'central' ? HALF_X_HEIGHT : baseline === 'hanging' ? ASCENT : 0;
    const moved = `translate(${left.toFixed(2)} ${(dy + down * style.size).toFixed(2)})`;
    const transform = [attribute(attributes, 'transform'), moved].filter(Boolean).join(' ');
    const fill = attribute(attributes, 'fill') ?? '#000';
    return `<path transform="${transform}" fill="${fill}" d="${outlineOf(text, style)}"/>`;
  });
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

function styleOf(attributes: string): TextStyle {
  const size = /font-size:([\d.]+)px/.exec(attributes)?.[1] ?? attribute(attributes, 'font-size');
  return {
    size: Number.parseFloat(size ?? '12'),
    weight: /font-weight[:=]"?bold/.test(attributes) ? 'bold' : 'normal',
  };
}
