import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, loadFiles } from '@hisaab/platform';
import { CompiledTemplate, FALLBACK_LANGUAGE, WordingError, type Wording } from '@hisaab/wording';
import { z } from 'zod';

export interface TemplateFile extends Wording {
  readonly key: string;
  readonly locale: string;
}

const file = z
  .strictObject({
    title: z.string().trim().min(1).max(400),
    body: z.string().trim().min(1).max(4000),
    variables: z.record(z.string(), z.unknown()),
  })
  .superRefine((wording, context) => {
    try {
      new CompiledTemplate(wording, FALLBACK_LANGUAGE);
    } catch (error) {
      if (!(error instanceof WordingError)) throw error;
      context.addIssue({ code: 'custom', path: [error.part], message: error.message });
    }
  });

/** `<folder>/<key>/<locale>.yaml`; a wrong one stops the start and names the line. */
export function templateFiles(folder: string): TemplateFile[] {
  const keys = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return keys.flatMap((key) => {
    const wordings = loadFiles(join(folder, key), file);
    if (!wordings.has(FALLBACK_LANGUAGE)) {
      throw new ConfigurationError(`${join(folder, key)} has no ${FALLBACK_LANGUAGE}.yaml.`);
    }
    return [...wordings].map(([locale, wording]) => ({ key, locale, ...wording }));
  });
}
