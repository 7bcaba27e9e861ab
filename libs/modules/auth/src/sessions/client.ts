/** Who sends a request, as far as the request itself tells. */
export interface Client {
  /** The address, or the network that counts as one; see clientNetwork(). */
  readonly network: string;
  /** What the client calls itself: shown in the list of sessions. */
  readonly device: string | null;
  /** A web client keeps its refresh token in a cookie that its own scripts cannot read. */
  readonly isWeb: boolean;
  readonly deviceCookie?: string | undefined;
  readonly refreshCookie?: string | undefined;
}
