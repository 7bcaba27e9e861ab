declare global {
  // The name under which the library that locks scrolling behind a dialogue looks for the nonce.
  var __webpack_nonce__: string | undefined;
}

/** What the content security policy wants every style of ours to carry; the server fills it in. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

export function shareNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce();
}
