import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { CuttableLine } from './cuttable-line';
import type { House, Variables, Wishes } from './house';
import { freePort, startProgram, type Program } from './program';

/** One program on an empty database of the journey's own. */
export class EmbeddedHouse implements House {
  private constructor(
    private readonly database: TestDatabase,
    private readonly line: CuttableLine | undefined,
    private readonly port: number,
    private readonly variables: Variables,
    private program: Program,
  ) {}

  static async open(variables: Variables, wishes: Wishes): Promise<EmbeddedHouse> {
    const database = await testDatabase();
    try {
      const url = new URL(database.url);
      const line = wishes.losesDatabase ? await CuttableLine.to(url.hostname, Number(url.port)) : undefined;
      if (line) url.port = String(line.port);
      const all = { ...variables, DATABASE_URL: url.href };
      const port = await freePort();
      return new EmbeddedHouse(database, line, port, all, await startProgram(all, { port }));
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  get baseUrl(): string {
    return this.program.baseUrl;
  }

  get admin(): TestDatabase['admin'] {
    return this.database.admin;
  }

  operatorsDoor(): Promise<string> {
    return Promise.resolve(this.baseUrl);
  }

  pidOf(): Promise<number> {
    return Promise.resolve(this.program.process.pid ?? 0);
  }

  output(): Promise<string> {
    return Promise.resolve(this.program.output());
  }

  async cutPower(): Promise<void> {
    await this.program.kill();
    this.program = await startProgram(this.variables, { port: this.port });
  }

  without(): Promise<void> {
    throw new Error('No part of one program goes alone');
  }

  async meanwhile<Result>(variables: Variables, work: (baseUrl: string) => Promise<Result>): Promise<Result> {
    const other = await startProgram({ ...this.variables, ...variables });
    try {
      return await work(other.baseUrl);
    } finally {
      await other.stop();
    }
  }

  loseDatabase(how: 'cut' | 'hang'): Promise<void> {
    if (!this.line) throw new Error('open the house with the wish to lose its database');
    this.line[how]();
    return Promise.resolve();
  }

  mendDatabase(): Promise<void> {
    this.line?.mend();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.program.stop();
    await this.line?.close();
    await this.database.drop();
  }
}
