import { parseArgs } from 'node:util';

import { DomainError } from '@hisaab/kernel';

import type { DeadLetters, FailedMessage } from './dead-letters/dead-letters';

export interface MessagesCommandTools {
  readonly deadLetters: DeadLetters;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

const USAGE = `What consumers failed at, and what to do about it.

  messages list                                   everything that waits for a retry or a person
  messages redrive [--consumer NAME] [--id ID]    try again at once; without choice, everything
  messages skip --consumer NAME --id ID           give one message up; what is parked behind it goes on

A message that failed for good stays, with what is parked behind it, until one of the two is said.`;

/** `npm run messages -- list | redrive | skip`. @returns the exit code */
export async function messagesCommand(tools: MessagesCommandTools): Promise<number> {
  const asked = read(tools.arguments);
  if (!asked) {
    tools.say(USAGE);
    return 2;
  }
  try {
    return await run(asked, tools);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    tools.say(error.message);
    return 1;
  }
}

interface Asked {
  readonly verb: string;
  readonly consumer?: string | undefined;
  readonly messageId?: string | undefined;
}

function read(words: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { consumer: { type: 'string' }, id: { type: 'string' } },
    });
    const [verb, ...more] = positionals;
    return verb === undefined || more.length > 0
      ? null
      : { verb, consumer: values.consumer, messageId: values.id };
  } catch {
    return null;
  }
}

async function run(asked: Asked, tools: MessagesCommandTools): Promise<number> {
  switch (asked.verb) {
    case 'list':
      return list(tools);
    case 'redrive':
      return redriveAll(asked, tools);
    case 'skip':
      if (asked.consumer !== undefined && asked.messageId !== undefined) {
        return skipOne(asked.consumer, asked.messageId, tools);
      }
  }
  tools.say(USAGE);
  return 2;
}

async function list(tools: MessagesCommandTools): Promise<number> {
  const failed = await tools.deadLetters.list();
  const resting = (await tools.deadLetters.resting?.()) ?? [];
  for (const message of failed) tools.say(describe(message));
  for (const { consumer, count } of resting)
    tools.say(`resting ${consumer}  ${count} at RabbitMQ, tried again within minutes`);
  const isNothing = failed.length + resting.length === 0;
  tools.say(isNothing ? 'Nothing waits: every message was delivered.' : `${failed.length} in all.`);
  return 0;
}

async function redriveAll(asked: Asked, tools: MessagesCommandTools): Promise<number> {
  const count = await tools.deadLetters.redrive(asked);
  tools.say(`${count} will be tried again${count > 0 ? ' as soon as the program runs' : ''}.`);
  return 0;
}

async function skipOne(consumer: string, messageId: string, tools: MessagesCommandTools): Promise<number> {
  await tools.deadLetters.skip({ consumer, messageId });
  tools.say(`${consumer} goes on without ${messageId}.`);
  return 0;
}

function describe(message: FailedMessage): string {
  const next = message.nextAttemptAt ? `, next try ${message.nextAttemptAt.toISOString()}` : '';
  const behind = message.parkedBehind > 0 ? `, ${message.parkedBehind} parked behind it` : '';
  return [
    `${message.state.padEnd(7)} ${message.consumer}  ${message.type}  ${message.messageId}`,
    `        ${message.attempts} attempts since ${message.recordedAt.toISOString()}${next}${behind}`,
    `        ${message.lastError ?? ''}`,
  ].join('\n');
}
