import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MasterKey } from '@hisaab/security';
import { AuthPrisma } from '../auth.prisma';
import type { Prisma } from '../generated/client';
import type { Client } from '../sessions/client';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const FORGET_AFTER_MS = 180 * 86_400_000;
const COOKIE = /^([0-9]{1,4})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/**
 * From where an identity has logged in before: by a signed cookie, or by the address. Whoever comes from there is
 * never locked out by what strangers try. Only keyed hashes are kept.
 */
@Injectable()
export class KnownDevices {
  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(MasterKey) private readonly masterKey: MasterKey,
  ) {}

  /** Asks for unknown identities too, so that they take as long. */
  async isKnown(identityId: string | undefined, client: Client): Promise<boolean> {
    const marks = this.masterKey.versions.flatMap((version) => this.marks(client, version));
    const found = await this.prisma.run((prisma) =>
      prisma.knownDevice.findFirst({
        where: { identityId: identityId ?? NOBODY, mark: { in: marks } },
        select: { mark: true },
      }),
    );
    return found !== null;
  }

  async rememberWithin(
    tx: Pick<Prisma.TransactionClient, 'knownDevice'>,
    identityId: string,
    client: Client,
  ): Promise<void> {
    for (const mark of this.marks(client, this.masterKey.current)) {
      await tx.knownDevice.upsert({
        where: { identityId_mark: { identityId, mark } },
        create: { identityId, mark },
        update: { lastSeenAt: new Date() },
      });
    }
  }

  async forgetOld(): Promise<void> {
    const before = new Date(Date.now() - FORGET_AFTER_MS);
    await this.prisma.run((prisma) =>
      prisma.knownDevice.deleteMany({ where: { lastSeenAt: { lt: before } } }),
    );
  }

  /** A web client that brings no cookie of ours gets one, before it signs in: so that the device is remembered by it. */
  withCookie(client: Client): Client {
    if (!client.isWeb || this.deviceOf(client) !== undefined) return client;
    const device = randomBytes(16).toString('base64url');
    const version = this.masterKey.current;
    return {
      ...client,
      deviceCookie: `${version}.${device}.${this.sign(device, version).toString('base64url')}`,
    };
  }

  private deviceOf({ deviceCookie }: Client): string | undefined {
    const [, version, device, signature] = COOKIE.exec(deviceCookie ?? '') ?? [];
    if (!version || !device || !signature || !this.masterKey.versions.includes(Number(version)))
      return undefined;
    const expected = this.sign(device, Number(version));
    return timingSafeEqual(Buffer.from(signature, 'base64url'), expected) ? device : undefined;
  }

  private sign(device: string, version: number): Buffer {
    return createHmac('sha256', this.masterKey.derive('device-cookie', version)).update(device).digest();
  }

  private marks(client: Client, version: number): Buffer<ArrayBuffer>[] {
    const mark = (text: string): Buffer<ArrayBuffer> =>
      createHmac('sha256', this.masterKey.derive('device-mark', version)).update(text).digest();
    const device = this.deviceOf(client);
    return [mark(`address:${client.network}`), ...(device === undefined ? [] : [mark(`device:${device}`)])];
  }
}
