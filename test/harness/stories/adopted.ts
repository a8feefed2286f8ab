import { decide, inputValues } from '../chat/ask.ts';
import { buttonData, cardOf } from '../chat/card.ts';
import { analytics, approvals } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';
import { publishApplication } from '../sandbox/sandbox-calls.ts';

/** What was published by hand is adopted. */
export async function adopted(world: World, name: string): Promise<void> {
  await publishApplication(world.sandbox, name);
  await publishApplication(world.sandbox, `${name}-auth`, {
    internalUrl: `https://${name}.corp.contoso.com:4244/`,
  });
  await world.rita.say(analytics, 'adopt');
  const list = await world.see(analytics, 'adopt.open');
  await world.rita.click(analytics, list.id, 'adopt.open', buttonData(cardOf(list), 'adopt.open'));
  const form = await world.see(analytics, 'hubApplicationId');
  const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit'), name };
  await world.rita.click(analytics, form.id, 'request.submit', data);
  await decide(world, await world.see(approvals, `Approval to adopt ${name}: Waiting`), 'request.approve');
  await world.see(analytics, `${name} is adopted`);
}
