import { Inject, Injectable } from '@nestjs/common';
import { Caching, type Cache } from '@hisaab/caching';

const KEPT_MS = 60 * 60 * 1_000;

/**
 * Answers as they were written. The version says everything that an answer depends on beside the question: the book's
 * revision, its settings, the local day. An answer of another version is never given, and gives way to the newer.
 */
@Injectable()
export class ReportsCache {
  private readonly answers: Cache;

  constructor(@Inject(Caching) caching: Caching) {
    this.answers = caching.cache('reports', { bounds: { entries: 2_000, characters: 8_000_000 } });
  }

  get(
    question: readonly unknown[],
    version: readonly unknown[],
    make: () => Promise<string>,
  ): Promise<string> {
    const keeping = { ttlMs: KEPT_MS, version: JSON.stringify(version) };
    return this.answers.once(JSON.stringify(question), keeping, make);
  }
}
