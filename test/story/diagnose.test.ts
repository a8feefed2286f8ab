import assert from 'node:assert/strict';
import { requester } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

const tomsChat = { id: 'a:tom', kind: 'personal' } as const;

describe('diagnose, in the chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales', analytics);
  });
  after(() => world.close());

  async function openHub(): Promise<void> {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const { value } = await world.graph(`/v1.0/applications?$filter=${filter}&$select=id`);
    const [hub] = value as { id: string }[];
    await call(world.sandbox, 'PATCH', `/beta/applications/${hub?.id}`, {
      onPremisesPublishing: { externalAuthenticationType: 'passthru' },
    });
  }

  it('names first what was opened by hand, and nothing once that is repaired', async () => {
    await openHub();
    await world.rita.say(analytics, 'diagnose sales');

    const card = await world.see(analytics, 'Open to the internet: Qlik Sense sales');
    assert.match(
      textOf(card),
      /Next move[^]*Open to the internet[^]*repair sales[^]*an administrator of Microsoft Entra/,
    );
    await world.rita.click(analytics, card.id, 'change.open', { kind: 'repair', name: 'sales' });
    const form = await world.see(analytics, 'Repair sales');
    await world.rita.click(analytics, form.id, 'request.submit', {
      ...inputValues(cardOf(form)),
      ...buttonData(cardOf(form), 'request.submit'),
    });
    await decide(world, await world.see(approvals, 'Approval to repair sales: Waiting'), 'request.approve');
    await world.see(analytics, 'sales is repaired');
    await world.rita.click(analytics, card.id, 'publication.diagnose', { name: 'sales' });

    await seeOn(world, analytics, card.id, 'Nothing wrong was seen from here');
  });

  it('tells nobody whom and what it found who may not know', async () => {
    await world.tom.say(tomsChat, 'diagnose sales');

    const card = textOf(await world.see(tomsChat, 'Details: shown to'));
    assert.doesNotMatch(card, /qlik\.contoso|connector server/u);
  });

  it('is understood and answered in German', async () => {
    const anna = world.as({ ...requester, locale: 'de-DE' });
    await anna.say(chat, 'prüfe sales');

    await world.see(chat, 'Diagnose von sales');
  });
});
