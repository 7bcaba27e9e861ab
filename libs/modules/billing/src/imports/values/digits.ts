/** Digits of India's other scripts and of Arabic as the ones that programs read: ०३/०२/२०२४ is 03/02/2024. */
export function plainDigits(text: string): string {
  return text.replace(/[०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯٠-٩۰-۹]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // The scripts of India have them from x6 to xF, the Arabic ones from x0 to x9.
    return String((code & 0xf) - (code < 0x900 ? 0 : 6));
  });
}
