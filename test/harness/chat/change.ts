import assert from 'node:assert/strict';
import { decide, inputValues } from './ask.ts';
import { buttonData, cardOf, readable } from './card.ts';
import { approvals, chat } from './rooms.ts';
import type { World } from './world.ts';

/** Types a command, sends its form with the entries, and gets the request approved. */
export async function change(
  world: World,
  command: string,
  title: string,
  entries: Record<string, string> = {},
) {
  await world.rita.say(chat, command);
  const form = cardOf(await world.see(chat, title));
  const { id } = await world.see(chat, title);
  const data = { ...inputValues(form), ...buttonData(form, 'request.submit'), ...entries };
  const answer = await world.rita.click(chat, id, 'request.submit', data);
  const kind = buttonData(form, 'request.submit')['kind'] ?? '';
  assert.match(readable(answer.body.value), new RegExp(`Request to ${kind} sales: Checking`));
  const approval = await world.see(approvals, `Approval to ${kind} sales: Waiting for approval`);
  const decided = await decide(world, approval, 'request.approve');
  assert.equal(decided.body.type, 'application/vnd.microsoft.card.adaptive', String(decided.body.value));
}
