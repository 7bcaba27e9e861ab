import { Injectable, type OnModuleInit } from '@nestjs/common';

/**
 * The bundled list of common and breached passwords: that of @zxcvbn-ts/language-common (MIT), about 18,000 of which
 * are long enough to be tried here. Compared in lower case.
 */
@Injectable()
export class BreachedPasswords implements OnModuleInit {
  #list: ReadonlySet<string> = new Set();

  async onModuleInit(): Promise<void> {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    this.#list = new Set(
      dictionary['passwords-common']
        .filter((password) => password.length >= 8)
        .map((password) => password.toLowerCase()),
    );
    // A list that failed to load must not pass every password.
    if (this.#list.size < 3_000) throw new Error('The list of breached passwords is missing');
  }

  readonly includes = (folded: string): boolean => this.#list.has(folded);

  get size(): number {
    return this.#list.size;
  }
}
