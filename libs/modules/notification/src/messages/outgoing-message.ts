export const MESSAGE_KINDS = ['welcome', 'import-finished', 'large-expense'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A message that was written, for one person, before any channel has it. */
export interface OutgoingMessage {
  readonly id: string;
  readonly userId: string;
  readonly bookId: string;
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
  /** A page of the web client. */
  readonly link: string | null;
  readonly locale: string;
  readonly templateVersion: number;
}
