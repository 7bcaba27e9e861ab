import { MESSAGE_KINDS, type MessageKind } from '../messages/outgoing-message';

export interface Choice {
  readonly inApp: boolean;
}

export type Choices = Readonly<Record<MessageKind, Choice>>;
export type ChoicesPatch = { readonly [Kind in MessageKind]?: Choice | undefined };

/** Who has not chosen hears of everything. */
export function choicesOf(stored: ChoicesPatch): Choices {
  const choice = (kind: MessageKind): Choice => ({ inApp: stored[kind]?.inApp ?? true });
  return {
    welcome: choice('welcome'),
    'import-finished': choice('import-finished'),
    'large-expense': choice('large-expense'),
  };
}

export function patched(choices: Choices, patch: ChoicesPatch): { choices: Choices; isChanged: boolean } {
  const next = choicesOf({ ...choices, ...withoutGaps(patch) });
  return { choices: next, isChanged: MESSAGE_KINDS.some((kind) => next[kind].inApp !== choices[kind].inApp) };
}

function withoutGaps(patch: ChoicesPatch): ChoicesPatch {
  return Object.fromEntries(Object.entries(patch).filter(([, choice]) => choice !== undefined));
}
