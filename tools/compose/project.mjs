/** One `up` of docker-compose.yml, by docker-compose 1.29 or by the plugin of newer engines: both take the file. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { root, run } from '../set-up/terminal.mjs';

const PATIENCE_MS = 420_000;

export class Project {
  #engine;
  #options;
  #program;

  /** @param {{ environment: Record<string, string>, docker: Function }} engine */
  constructor(engine, options) {
    this.#engine = engine;
    this.#options = options;
  }

  async up() {
    await this.#compose(['up', '--detach', '--no-build']);
    for (const deadline = Date.now() + PATIENCE_MS; ; await pause(1_000)) {
      const waiting = (await this.containers()).filter(
        ({ state }) => !/ healthy$|^exited 0$|^running $/.test(state),
      );
      if (waiting.length === 0) return;
      if (Date.now() > deadline)
        throw new Error(`not up: ${waiting.map(({ service, state }) => `${service} ${state}`).join(', ')}`);
    }
  }

  async down() {
    await this.#compose(['down', '--volumes', '--timeout', '10']);
  }

  /** @returns {Promise<{ id: string, service: string, state: string }[]>} such as `running healthy` or `exited 0` */
  async containers() {
    const { docker } = this.#engine;
    const ids = (
      await docker([
        'ps',
        '--all',
        '--quiet',
        '--filter',
        `label=com.docker.compose.project=${this.#options.name}`,
      ])
    ).trim();
    if (ids === '') return [];
    const all = JSON.parse(await docker(['inspect', ...ids.split('\n')]));
    return all.map(({ Id, State, Config, NetworkSettings }) => ({
      id: Id,
      service: Config.Labels['com.docker.compose.service'],
      state:
        State.Status === 'exited'
          ? `exited ${State.ExitCode}`
          : `${State.Status} ${State.Health?.Status ?? ''}`,
      address: Object.values(NetworkSettings.Networks)[0]?.IPAddress,
    }));
  }

  /** The machine reaches the networks of its containers. */
  async databaseUrl() {
    const postgres = (await this.containers()).find(({ service }) => service === 'postgres');
    const [, password] = /^POSTGRES_PASSWORD=(.*)$/m.exec(readFileSync(this.#options.envFile, 'utf8'));
    return `postgres://postgres:${password}@${postgres.address}:5432/hisaab`;
  }

  logs() {
    return this.#compose(['logs', '--no-color', '--tail=15']);
  }

  howToEnd() {
    const host = this.#engine.environment.DOCKER_HOST;
    return `${host ? `DOCKER_HOST=${host} ` : ''}${this.#words().join(' ')} down --volumes`;
  }

  async #compose(words) {
    this.#program ??= await this.#found();
    const [program, ...before] = this.#words();
    return run(program, [...before, ...words], { cwd: root, env: this.#engine.environment });
  }

  #words() {
    const { name, envFile, files } = this.#options;
    return [
      ...(this.#program ?? []),
      '--project-name',
      name,
      '--env-file',
      envFile,
      ...files.flatMap((file) => ['--file', file]),
    ];
  }

  /** The newer one where there is one. HISAAB_COMPOSE names another. */
  async #found() {
    const asked = process.env.HISAAB_COMPOSE;
    for (const program of asked ? [[asked]] : [['docker', 'compose'], ['docker-compose']]) {
      const [name, ...words] = program;
      const isThere = await run(name, [...words, 'version'], { env: this.#engine.environment }).then(
        () => true,
        () => false,
      );
      if (isThere) return program;
    }
    throw new Error('Neither `docker compose` nor docker-compose is here: apt-get install docker-compose');
  }
}
