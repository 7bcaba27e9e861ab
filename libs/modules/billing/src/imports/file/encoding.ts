import type { Encoding } from '../mapping';

/**
 * Tells the encoding of a file while its bytes pass by. A byte order mark decides; else zero bytes at every other
 * place mean UTF-16, bytes that are no UTF-8 mean Windows-1252, and zero bytes elsewhere mean that it is no text.
 */
export class EncodingDetector {
  private position = 0;
  private readonly head: number[] = [];
  private zeroEven = 0;
  private zeroOdd = 0;
  private controls = 0;
  private sequences = 0;
  private broken = 0;
  private pending = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.position < 8) this.head.push(byte);
      if (byte === 0) {
        if (this.position % 2 === 0) this.zeroEven += 1;
        else this.zeroOdd += 1;
      } else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a)
        this.controls += 1;
      this.utf8(byte);
      this.position += 1;
    }
  }

  private utf8(byte: number): void {
    if (this.pending > 0) {
      if ((byte & 0xc0) === 0x80) {
        this.pending -= 1;
        if (this.pending === 0) this.sequences += 1;
        return;
      }
      this.broken += 1;
      this.pending = 0;
    }
    if (byte < 0x80) return;
    if (byte >= 0xc2 && byte <= 0xdf) this.pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.pending = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.pending = 3;
    else this.broken += 1;
  }

  private mark(): Encoding | null {
    const [a, b, c] = this.head;
    if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
    if (a === 0xff && b === 0xfe) return 'utf-16le';
    if (a === 0xfe && b === 0xff) return 'utf-16be';
    return null;
  }

  get size(): number {
    return this.position;
  }

  decide(): { encoding: Encoding; confidence: number; binary: boolean } {
    const mark = this.mark();
    if (mark !== null)
      return { encoding: mark, confidence: 1, binary: mark === 'utf-8' && this.zeroEven + this.zeroOdd > 0 };
    const half = this.position / 2;
    if (this.zeroOdd > half * 0.3 && this.zeroEven < half * 0.05)
      return { encoding: 'utf-16le', confidence: 0.95, binary: false };
    if (this.zeroEven > half * 0.3 && this.zeroOdd < half * 0.05)
      return { encoding: 'utf-16be', confidence: 0.95, binary: false };
    const zeros = this.zeroEven + this.zeroOdd;
    const binary = zeros > 0 || this.controls > Math.max(4, this.position * 0.01) || this.hasSignature();
    if (this.broken === 0) return { encoding: 'utf-8', confidence: 1, binary };
    // A few broken bytes among many good sequences are a damaged UTF-8 file, not another encoding.
    if (this.sequences > this.broken * 4) return { encoding: 'utf-8', confidence: 0.7, binary };
    return { encoding: 'windows-1252', confidence: 0.9, binary };
  }

  /** Formats that people take for CSV: ZIP (XLSX, ODS), PDF, old Excel, gzip, PNG, JPEG. */
  private hasSignature(): boolean {
    const hex = this.head.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return /^(504b0304|25504446|d0cf11e0|1f8b08|89504e47|ffd8ff)/.test(hex);
  }
}
