import assert from 'node:assert/strict';
import type { TeamsMessage } from '../../fakes/teams.ts';

/** Texts by activity. An update replaces the activity, so a cached text stays valid. */
const texts = new WeakMap<object, string>();

/** Returns all texts of a card in one string, without markdown's backslashes. Cached, because tests look often. */
export function textOf({ activity }: TeamsMessage): string {
  const known = texts.get(activity);
  if (known !== undefined) return known;
  const text = readable(activity.attachments?.[0]?.content);
  texts.set(activity, text);
  return text;
}

/** Returns all texts inside a card. */
export function readable(card: unknown): string {
  return JSON.stringify(card ?? '').replaceAll('\\\\', '');
}

/** Returns the data that a button of the card sends. */
export function buttonData(card: unknown, verb: string): Record<string, string> {
  const found = findButton(card, verb);
  assert.ok(found, `no button ${verb} on the card`);
  return found;
}

function findButton(node: unknown, verb: string): Record<string, string> | null {
  if (typeof node !== 'object' || node === null) return null;
  if (Reflect.get(node, 'verb') === verb) return (Reflect.get(node, 'data') ?? {}) as Record<string, string>;
  for (const child of Object.values(node)) {
    const found = findButton(child, verb);
    if (found) return found;
  }
  return null;
}

/** Returns the card in a message. */
export function cardOf(message: TeamsMessage): unknown {
  return message.activity.attachments?.[0]?.content;
}
