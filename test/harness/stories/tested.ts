import { colleagues } from '../../../src/trial/people.ts';
import { publish } from '../chat/ask.ts';
import { buttonData, cardOf } from '../chat/card.ts';
import type { Room } from '../chat/person.ts';
import { analytics } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';

const [, nadia] = colleagues;
const nadiasChat: Room = { id: 'a:nadia', kind: 'personal' };

/** A tester is asked, has trouble, says so, and takes it back. */
export async function tested(world: World, name: string): Promise<void> {
  const tester = world.as({ ...nadia, locale: 'en-GB' });
  await tester.open(nadiasChat);
  await tester.say(nadiasChat, 'help');
  await publish(world, name, analytics);
  const question = await world.see(nadiasChat, `Does ${name} work for you?`);
  const data = buttonData(cardOf(question), 'test.report');
  for (const [seen, detail, told] of [
    ['sign-in-error', 'AADSTS50105', 'Does not work for Nadia Karim'],
    ['works', '', 'Works for Nadia Karim now'],
  ] as const) {
    await tester.click(nadiasChat, question.id, 'test.report', { ...data, seen, detail });
    await world.see(analytics, told);
  }
  await tester.say(nadiasChat, `diagnose ${name}`);
  const diagnosis = await world.see(nadiasChat, `Diagnosis of ${name}`);
  await tester.click(nadiasChat, diagnosis.id, 'test.open', buttonData(cardOf(diagnosis), 'test.open'));
}
