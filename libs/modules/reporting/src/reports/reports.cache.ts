import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

const MOST_CHARACTERS = 8_000_000;

/**
 * Answers as they were written. The key says everything that an answer depends on (the book's revision, its
 * settings, the local day, the question), so nothing is ever taken out but by age.
 */
@Injectable()
export class ReportsCache {
  private readonly answers = new LRUCache<string, string>({
    max: 2_000,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (answer, key) => answer.length + key.length,
  });

  async get(key: string, make: () => Promise<string>): Promise<string> {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const made = await make();
    this.answers.set(key, made);
    return made;
  }
}
