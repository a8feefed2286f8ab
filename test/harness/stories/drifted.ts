import { decide, inputValues } from '../chat/ask.ts';
import { buttonData, cardOf } from '../chat/card.ts';
import { seeOn } from '../chat/see.ts';
import { analytics, approvals } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';
import { call } from '../sandbox/sandbox-calls.ts';

/** What was changed outside the bot is repaired once, and accepted once. `look` = the watch looks now. */
export async function drifted(world: World, name: string, look: () => Promise<void>): Promise<void> {
  const ends = {
    repair: ['Repair sales: a form', 'sales is repaired'],
    accept: ['Accept sales as it is', 'is accepted as it is'],
  } as const;
  await world.rita.say(analytics, `status ${name}`);
  const status = await world.see(analytics, 'publication.refresh');
  await seeOn(world, analytics, status.id, 'As approved');
  for (const [kind, [title, end]] of Object.entries(ends)) {
    await open(world, name);
    await look();
    await world.rita.click(analytics, status.id, 'publication.refresh', { name });
    await seeOn(world, analytics, status.id, '1 difference from what was approved');
    await world.rita.click(analytics, status.id, 'change.open', { kind, name });
    const form = await world.see(analytics, title);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(analytics, form.id, 'request.submit', data);
    await decide(world, await world.see(approvals, `Approval to ${kind} ${name}`), 'request.approve');
    await world.see(analytics, end);
    await look();
  }
}

/** Opens the hub to everybody, by hand. */
async function open(world: World, name: string): Promise<void> {
  const filter = encodeURIComponent(`displayName eq 'Qlik Sense ${name}'`);
  const { value } = await world.graph(`/v1.0/applications?$filter=${filter}&$select=id`);
  for (const { id } of value as { id: string }[])
    await call(world.sandbox, 'PATCH', `/beta/applications/${id}`, {
      onPremisesPublishing: { externalAuthenticationType: 'passthru' },
    });
}
