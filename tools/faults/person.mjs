import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, isWorthAnotherTry, pauseBefore } from './client.mjs';

const PASSWORD = 'Tall-harbour-42-lantern';

/** Somebody with a book of their own, who asks with a token and logs in again where it has run out. */
export class Person {
  constructor(url, email) {
    this.url = url;
    this.email = email;
  }

  /** @param noted what each answer is told to */
  static async signUp(url, noted = () => {}) {
    const person = new Person(url, `faults-${randomUUID()}@example.org`);
    for (let tries = 0; ; tries += 1) {
      const answer = await ask(url, {
        method: 'POST',
        path: '/v1/auth/signup',
        body: { email: person.email, password: PASSWORD, currency: 'INR', timezone: 'UTC', locale: 'en-IN' },
      });
      noted(answer);
      // An earlier try was heard, and only its answer was lost.
      const isMade = answer.status === 409 && answer.body?.code === 'email-taken';
      if (isMade) return person.logIn();
      if (answer.status === 201) return person.takes(answer.body);
      if (!isWorthAnotherTry(answer.status)) throw new Error(`sign-up: ${answer.status}`);
      await pause(pauseBefore(tries, answer));
    }
  }

  async logIn() {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.tryLogIn();
      if (answer.status === 200) return this.takes(answer.body);
      if (answer.status === 401 || !isWorthAnotherTry(answer.status))
        throw new Error(`${answer.status} to a right password`);
      await pause(pauseBefore(tries, answer));
    }
  }

  tryLogIn() {
    const body = { email: this.email, password: PASSWORD };
    return ask(this.url, { method: 'POST', path: '/v1/auth/login', body });
  }

  takes({ user, bookId, accessToken }) {
    this.userId = user?.id ?? claimsOf(accessToken).sub;
    this.bookId = bookId ?? claimsOf(accessToken).book;
    this.token = accessToken;
    this.loggedInAt = Date.now();
    return this;
  }

  ask(request) {
    return ask(this.url, {
      ...request,
      headers: { authorization: `Bearer ${this.token}`, ...request.headers },
    });
  }

  /** Every row of a list, page by page; what cannot be read now is read again. */
  async list(path) {
    const rows = [];
    for (let cursor = ''; cursor !== null;) {
      const { items, nextCursor } = await this.read(`${path}${cursor && `&cursor=${cursor}`}`);
      rows.push(...items);
      cursor = nextCursor ?? null;
    }
    return rows;
  }

  async read(path) {
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await this.ask({ path });
      if (answer.status === 200) return answer.body;
      if (answer.status === 401) await this.logIn();
      else await pause(pauseBefore(tries, answer));
    }
    throw new Error(`${path} cannot be read`);
  }
}

function claimsOf(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));
}
