/** How far a stream is: the book's newest number, and the newest message of the person. */
export interface StreamPosition {
  readonly sequence: bigint;
  readonly messageId: string | null;
}

/** What a client sends back as `Last-Event-ID`: when it is not where the stream is now, something was missed. */
export function positionId({ sequence, messageId }: StreamPosition): string {
  return `${sequence}.${messageId ?? 'none'}`;
}

export function eventFrame(event: string, position: StreamPosition, data: unknown): string {
  return `id: ${positionId(position)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: clients pass over it, proxies see that the connection lives. */
export const HEARTBEAT_FRAME = ':\n\n';
