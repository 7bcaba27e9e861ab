import { Inject, Injectable } from '@nestjs/common';
import { isDuplicate } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { FieldCipher } from '@hisaab/security';
import { AuthPrisma } from '../auth.prisma';
import type { Identity, Prisma } from '../generated/client';

export const EMAIL_INDEX = 'identity.email';
export const emailPlace = (id: string): string => `identity.email_cipher:${id}`;

export type NewIdentity = Pick<
  Identity,
  'id' | 'bookId' | 'name' | 'locale' | 'currency' | 'timezone' | 'passwordHash'
> & { readonly email: string };

/** Identities; the e-mail address is encrypted and found by its blind index. */
@Injectable()
export class IdentitiesRepository {
  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
  ) {}

  /** The address is normalised. During a rotation it may lie under the index of any known key version. */
  async findByEmail(email: string): Promise<Identity | null> {
    const indexes = this.cipher.blindIndexes(email, EMAIL_INDEX).map((index) => Buffer.from(index));
    return this.prisma.run((client) => client.identity.findFirst({ where: { emailIndex: { in: indexes } } }));
  }

  async find(id: string): Promise<Identity | null> {
    return this.prisma.run((client) => client.identity.findUnique({ where: { id } }));
  }

  async create(tx: Prisma.TransactionClient, { email, ...rest }: NewIdentity): Promise<Identity> {
    const sealed = this.cipher.encrypt(email, emailPlace(rest.id));
    try {
      return await tx.identity.create({
        data: {
          ...rest,
          emailCipher: Buffer.from(sealed.bytes),
          emailIndex: Buffer.from(this.cipher.blindIndex(email, EMAIL_INDEX)),
          keyVersion: sealed.keyVersion,
        },
      });
    } catch (error) {
      throw isDuplicate(error) ? emailTaken() : error;
    }
  }

  emailOf(identity: Identity): string {
    const field = { keyVersion: identity.keyVersion, bytes: Buffer.from(identity.emailCipher) };
    return this.cipher.decrypt(field, emailPlace(identity.id));
  }

  /** The same password under new parameters; not where it was changed meanwhile. */
  async rehash(identity: Identity, passwordHash: string): Promise<void> {
    await this.prisma.run((client) =>
      client.identity.updateMany({
        where: { id: identity.id, passwordHash: identity.passwordHash },
        data: { passwordHash },
      }),
    );
  }
}

export const emailTaken = (): DomainError =>
  new DomainError('email-taken', 'conflict', 'There is an account with this e-mail address. Log in instead.');
