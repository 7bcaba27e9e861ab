import { describe, expect, it } from 'vitest';
import { localesFor, WordingRenderer, type KeptWording } from './wording.renderer';

const greeting: KeptWording = {
  key: 'greeting',
  locale: 'en',
  version: 3,
  title: 'Hello {name}',
  body: 'You owe {amount}',
  variables: {
    type: 'object',
    required: ['name', 'amount'],
    properties: { name: { type: 'string' }, amount: { type: 'object' } },
  },
};

describe('rendering', () => {
  const renderer = new WordingRenderer();
  const amount = { amount: '1234.50', currency: 'INR' };

  it('gives the words, their language and their version, amounts as the region writes them', () => {
    expect(renderer.render(greeting, 'en-IN', { name: 'Asha', amount })).toEqual({
      title: 'Hello Asha',
      body: 'You owe ₹1,234.50',
      locale: 'en',
      version: 3,
    });
  });

  it('refuses variables that the wording does not know how to say', () => {
    expect(() => renderer.render(greeting, 'en', { name: 'Asha' })).toThrow(
      /variables of greeting are wrong/,
    );
  });

  it('looks for the nearest language, and at last for the one that every message has', () => {
    expect(localesFor('hi-Latn-IN')).toEqual(['hi-Latn-IN', 'hi-Latn', 'hi', 'en']);
    expect(localesFor('en')).toEqual(['en']);
  });
});
