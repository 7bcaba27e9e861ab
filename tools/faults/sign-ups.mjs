import { setTimeout as pause } from 'node:timers/promises';
import { Person } from './person.mjs';
import { Window } from './window.mjs';

/** New people at a steady rate: what each sign-up causes is work over RabbitMQ for three services. */
export class SignUps {
  constructor({ url, everyMs }) {
    this.url = url;
    this.everyMs = everyMs;
    this.people = [];
    this.underWay = new Set();
    this.window = new Window('sign-ups');
  }

  start() {
    this.timer = setInterval(() => void this.one(), this.everyMs);
  }

  /** @returns the new person, as soon as their sign-up is acknowledged */
  one() {
    const made = Person.signUp(this.url, (answer) => this.window.note(answer, answer.status === 201)).then(
      (person) => {
        this.people.push(person);
        return person;
      },
    );
    this.underWay.add(made);
    void made.catch(() => {}).finally(() => this.underWay.delete(made));
    return made;
  }

  async stop(patience = 60_000) {
    clearInterval(this.timer);
    const until = performance.now() + patience;
    while (this.underWay.size > 0 && performance.now() < until) await pause(50);
  }
}
