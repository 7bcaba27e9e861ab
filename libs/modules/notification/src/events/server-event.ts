/** How far a stream is: the book's newest number and its renames, and the newest message of the person. */
export interface StreamPosition {
  readonly sequence: bigint;
  readonly messageId: string | null;
  readonly renames: bigint;
}

/** What a client sends back as `Last-Event-ID`: when it is not where the stream is now, something was missed. */
export function positionId({ sequence, messageId, renames }: StreamPosition): string {
  const position = `${sequence}.${messageId ?? 'none'}`;
  return renames === 0n ? position : `${position}.${renames}`;
}

export function eventFrame(event: string, position: StreamPosition, data: unknown): string {
  return `id: ${positionId(position)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: clients pass over it, proxies see that the connection lives. */
export const HEARTBEAT_FRAME = ':\n\n';
