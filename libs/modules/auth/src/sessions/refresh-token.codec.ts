import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MasterKey } from '@hisaab/security';

/**
 * A refresh token: which session it is of, the how-manieth of its family, and a secret. Its successor's secret is an
 * HMAC of it under a server secret: the same parent gives the same child, and nothing of it has to be stored.
 */
export interface RefreshToken {
  readonly keyVersion: number;
  readonly sessionId: string;
  readonly generation: number;
  readonly secret: Buffer;
}

// version 2 ‖ session 16 ‖ generation 4 ‖ secret 32 ‖ tag 16
const HEAD_BYTES = 22;
const SECRET_BYTES = 32;
const TAG_BYTES = 16;
const TOTAL_BYTES = HEAD_BYTES + SECRET_BYTES + TAG_BYTES;

@Injectable()
export class RefreshTokens {
  constructor(@Inject(MasterKey) private readonly masterKey: MasterKey) {}

  first(sessionId: string): RefreshToken {
    return {
      keyVersion: this.masterKey.current,
      sessionId,
      generation: 0,
      secret: randomBytes(SECRET_BYTES),
    };
  }

  successor(parent: RefreshToken, keyVersion = this.masterKey.current): RefreshToken {
    const secret = createHmac('sha256', this.masterKey.derive('refresh-successor', keyVersion))
      .update(body(parent))
      .digest();
    return { keyVersion, sessionId: parent.sessionId, generation: parent.generation + 1, secret };
  }

  encode(token: RefreshToken): string {
    const bytes = body(token);
    return Buffer.concat([bytes, this.tag(bytes, token.keyVersion)]).toString('base64url');
  }

  /** Only what we made ourselves: a made-up token can neither open a session nor end one. */
  decode(text: string): RefreshToken | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length !== TOTAL_BYTES || bytes.toString('base64url') !== text) return undefined;
    const keyVersion = bytes.readUInt16BE(0);
    if (!this.masterKey.versions.includes(keyVersion)) return undefined;
    const signed = bytes.subarray(0, TOTAL_BYTES - TAG_BYTES);
    if (!timingSafeEqual(bytes.subarray(TOTAL_BYTES - TAG_BYTES), this.tag(signed, keyVersion)))
      return undefined;
    return {
      keyVersion,
      sessionId: uuidOf(bytes.subarray(2, 18)),
      generation: bytes.readUInt32BE(18),
      secret: Buffer.from(bytes.subarray(HEAD_BYTES, HEAD_BYTES + SECRET_BYTES)),
    };
  }

  /** What the session's row keeps of its live token. */
  hash(token: RefreshToken): Buffer<ArrayBuffer> {
    return createHash('sha256').update(body(token)).digest();
  }

  private tag(bytes: Buffer, keyVersion: number): Buffer {
    const key = this.masterKey.derive('refresh-tag', keyVersion);
    return createHmac('sha256', key).update(bytes).digest().subarray(0, TAG_BYTES);
  }
}

function body(token: RefreshToken): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt16BE(token.keyVersion, 0);
  Buffer.from(token.sessionId.replaceAll('-', ''), 'hex').copy(head, 2);
  head.writeUInt32BE(token.generation, 18);
  return Buffer.concat([head, token.secret]);
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
