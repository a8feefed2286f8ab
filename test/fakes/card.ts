import assert from 'node:assert/strict';
import type { TeamsMessage } from './teams.ts';

/** Every text of a card, backslashes of markdown escapes taken out, in one string. */
export function textOf(message: TeamsMessage): string {
  return readable(message.activity.attachments?.[0]?.content);
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
