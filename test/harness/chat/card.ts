import assert from 'node:assert/strict';
import type { TeamsMessage } from '../../fakes/teams.ts';

/** An update brings another activity, so that what was read of one stays true. */
const texts = new WeakMap<object, string>();

/** Every text of a card, backslashes of markdown escapes taken out, in one string; read once, as tests look often. */
export function textOf({ activity }: TeamsMessage): string {
  const known = texts.get(activity);
  if (known !== undefined) return known;
  const text = readable(activity.attachments?.[0]?.content);
  texts.set(activity, text);
  return text;
}

/** Every text inside a card. */
export function readable(card: unknown): string {
  return JSON.stringify(card ?? '').replaceAll('\\\\', '');
}

/** The data a button of the card sends. */
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

/** The card a message shows. */
export function cardOf(message: TeamsMessage): unknown {
  return message.activity.attachments?.[0]?.content;
}
