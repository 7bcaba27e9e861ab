import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeptWording } from '@hisaab/wording';
import { z } from 'zod';

import { TemplatingPrisma } from '../templating.prisma';
import type { TemplateFile } from './template.files';

const schemaOfVariables = z.record(z.string(), z.unknown());

@Injectable()
export class TemplatesRepository {
  constructor(@Inject(TemplatingPrisma) private readonly prisma: TemplatingPrisma) {}

  /** A wording that differs from the newest version becomes the next one; versions are never changed. */
  async keep({ key, locale, title, body, variables }: TemplateFile): Promise<void> {
    const contentHash = createHash('sha256')
      .update(JSON.stringify([title, body, variables]))
      .digest('hex');
    const newest = await this.prisma.client.messageTemplate.findFirst({
      where: { key, locale },
      orderBy: { version: 'desc' },
      select: { version: true, contentHash: true },
    });
    if (newest?.contentHash === contentHash) return;
    const version = (newest?.version ?? 0) + 1;
    // Two processes that start at once make the same version; one of them does.
    await this.prisma.client.messageTemplate.createMany({
      data: [
        { key, locale, version, contentHash, title, body, variables: JSON.parse(JSON.stringify(variables)) },
      ],
      skipDuplicates: true,
    });
  }

  /** The newest version in the first of the locales that the key has. */
  async newest(key: string, locales: readonly string[]): Promise<KeptWording | null> {
    for (const locale of locales) {
      const row = await this.prisma.client.messageTemplate.findFirst({
        where: { key, locale },
        orderBy: { version: 'desc' },
      });
      if (row) return { ...row, variables: schemaOfVariables.parse(row.variables) };
    }
    return null;
  }

  async inForce(): Promise<KeptWording[]> {
    const rows = await this.prisma.client.messageTemplate.findMany({
      distinct: ['key', 'locale'],
      orderBy: [{ key: 'asc' }, { locale: 'asc' }, { version: 'desc' }],
      select: { key: true, locale: true, version: true, title: true, body: true, variables: true },
    });
    return rows.map((row) => ({ ...row, variables: schemaOfVariables.parse(row.variables) }));
  }
}
