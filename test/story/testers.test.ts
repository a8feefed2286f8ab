import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { colleagues } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import type { Person, Room } from '../harness/chat/person.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import type { TeamsMessage } from '../fakes/teams.ts';

const [, nadia, tom, wei] = colleagues;
const english = (who: { id: string; name: string }) => ({ ...who, locale: 'en-GB' });
const german = { ...wei, locale: 'de-DE' };
const nadiasChat: Room = { id: 'a:nadia', kind: 'personal' };
const weisChat: Room = { id: 'a:wei', kind: 'personal' };
const tomsChat: Room = { id: 'a:tom', kind: 'personal' };
const notVerified = 'Qlik itself not verified';

describe('testers', () => {
  let world: World;
  let people: Record<'nadia' | 'wei' | 'tom', Person>;
  before(async () => {
    world = await startWorld();
    people = { nadia: world.as(english(nadia)), wei: world.as(german), tom: world.as(english(tom)) };
    await people.nadia.say(nadiasChat, 'help');
    await people.tom.say(tomsChat, 'help');
  });
  after(() => world.close());

  function answer(who: Person, room: Room, card: TeamsMessage, entries: object, overrides = {}) {
    const data = { ...buttonData(cardOf(card), 'test.report'), ...entries };
    return who.click(room, card.id, 'test.report', data, overrides);
  }

  it('are asked in their own chats, where the bot knows them, and on the card of the channel', async () => {
    await publish(world, 'asked', analytics);

    const question = await world.see(nadiasChat, 'Does asked work for you?');
    const published = await world.see(analytics, 'asked is published');

    assert.match(textOf(question), /Open Qlik Sense/);
    assert.match(textOf(question), /What did you see\?/);
    assert.match(textOf(published), /What did you see\?/);
    assert.match(textOf(published), new RegExp(notVerified));
    assert.equal(world.in(tomsChat).filter((one) => textOf(one).includes('asked')).length, 0);
  });

  it('are asked as soon as the bot meets them, also as members of a group, in their language', async () => {
    await people.wei.say(weisChat, 'Hilfe');

    const question = await world.see(weisChat, 'Funktioniert asked?');

    assert.match(textOf(question), /Was war zu sehen\?/);
  });

  it('can correct what they enter, with everything kept', async () => {
    const card = await world.see(nadiasChat, 'Does asked work for you?');

    const { body } = await answer(people.nadia, nadiasChat, card, { seen: '', detail: 'x'.repeat(201) });

    const shown = JSON.stringify(body.value);
    assert.match(shown, /Choose what you saw\./);
    assert.match(shown, /Use at most 200 characters: these are 201\./);
    assert.match(shown, /x{201}/);
  });

  it('turn the publication to verified, everywhere', async () => {
    const card = await world.see(nadiasChat, 'Does asked work for you?');

    const { body } = await answer(people.nadia, nadiasChat, card, { seen: 'works' });

    assert.match(readable(body.value), /verified by Nadia Karim on/);
    const published = await world.see(analytics, 'verified by Nadia Karim on');
    assert.match(textOf(published), /1 of 5 answered: it works \(1\)/);
    assert.doesNotMatch(textOf(published), new RegExp(notVerified));
    await world.rita.say(chat, 'status asked');
    assert.match(textOf(await world.see(chat, 'verified by Nadia Karim on')), /1 of 5 answered/);
  });

  it('tell their trouble to the requester and the channel, not to others, and do not unsay what works', async () => {
    const card = await world.see(weisChat, 'Funktioniert asked?');

    const { body } = await answer(people.wei, weisChat, card, {
      seen: 'sign-in-error',
      detail: 'AADSTS50105',
    });

    assert.match(readable(body.value), /Fehler bei der Anmeldung/);
    assert.match(readable(body.value), /Zuständig: /);
    for (const room of [analytics, approvals])
      assert.match(
        textOf(await world.see(room, 'Does not work for Wei Chen')),
        /Wei Chen saw: an error while signing in \(AADSTS50105\)/,
      );
    await seeOn(world, nadiasChat, (await world.see(nadiasChat, 'Does asked')).id, '2 of 5 answered');
    assert.equal(world.in(nadiasChat).filter((one) => textOf(one).includes('Does not work')).length, 0);
    await world.see(analytics, 'verified by Nadia Karim on');
  });

  it('take it back by answering again', async () => {
    const card = await world.see(weisChat, 'Funktioniert asked?');

    await answer(people.wei, weisChat, card, { seen: 'works' });

    await world.see(approvals, 'Works for Wei Chen now');
    await world.see(analytics, '2 of 5 answered: it works (2)');
  });

  it('are only those to whom it is assigned', async () => {
    const published = await world.see(analytics, 'asked is published');

    const { body } = await answer(people.tom, analytics, published, { seen: 'works' });

    assert.match(String(body.value), /“asked” is not assigned to you/);
  });

  it('answer once, however often Teams delivers the click', async () => {
    const card = await world.see(nadiasChat, 'Does asked work for you?');
    const id = randomUUID();

    for (let times = 0; times < 2; times++) {
      await answer(people.nadia, nadiasChat, card, { seen: 'connection-lost' }, { id });
      await answer(people.nadia, nadiasChat, card, { seen: 'works' });
    }

    await world.rita.say(chat, 'history asked');
    const history = textOf(await world.see(chat, 'Tested by Nadia Karim'));
    assert.equal(history.match(/Tested by Nadia Karim: connection lost/g)?.length, 1);
  });

  it('learn that only one application is assigned to them, and who repairs it', async () => {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense asked (authentication)'");
    const { value } = await world.graph(`/v1.0/servicePrincipals?$filter=${filter}&$select=id`);
    const path = `/v1.0/servicePrincipals/${(value as { id: string }[])[0]?.id}/appRoleAssignedTo`;
    const assigned = (await world.graph(path)).value as { id: string; principalId: string }[];
    const held = assigned.find(({ principalId }) => principalId === nadia.id);
    await call(world.sandbox, 'DELETE', `${path}/${held?.id}`);
    const card = await world.see(nadiasChat, 'Does asked work for you?');

    const { body } = await answer(people.nadia, nadiasChat, card, {
      seen: 'sign-in-error',
      detail: 'AADSTS50105',
    });

    assert.match(readable(body.value), /Assigned to one of the two applications only: Nadia Karim/);
    const trouble = await world.see(analytics, 'Does not work for Nadia Karim');
    const data = buttonData(cardOf(trouble), 'publication.diagnose');
    await world.rita.click(analytics, trouble.id, 'publication.diagnose', data);
    const diagnosis = await world.see(analytics, 'Next move');
    assert.match(textOf(diagnosis), /Next move[^]*applications only: Nadia Karim[^]*repair asked/);
    await world.rita.say(analytics, 'repair asked');
    const form = await world.see(analytics, 'Repair asked');
    await world.rita.click(analytics, form.id, 'request.submit', {
      ...inputValues(cardOf(form)),
      ...buttonData(cardOf(form), 'request.submit'),
    });
    await decide(world, await world.see(approvals, 'Approval to repair asked: Waiting'), 'request.approve');
    await world.see(analytics, 'asked is repaired');
    await answer(people.nadia, nadiasChat, card, { seen: 'works' });
    await world.see(analytics, 'Works for Nadia Karim now');
  });

  it('can say what they see from the diagnosis, in their own chat', async () => {
    await people.nadia.say(nadiasChat, 'diagnose asked');
    const diagnosis = await world.see(nadiasChat, 'Diagnosis of asked');
    const data = buttonData(cardOf(diagnosis), 'test.open');

    await people.nadia.click(nadiasChat, diagnosis.id, 'test.open', data);
    const { body } = await people.tom.click(tomsChat, diagnosis.id, 'test.open', data);

    const card = await world.see(nadiasChat, 'Does asked work for you?', 2);
    assert.match(
      readable((await answer(people.nadia, nadiasChat, card, { seen: 'other' })).body.value),
      /You said: something else/,
    );
    assert.match(String(body.value), /“asked” is not assigned to you/);
  });

  it('cannot answer with what no card of theirs sends', async () => {
    const card = await world.see(nadiasChat, 'Does asked work for you?');
    const forged = [
      { entries: { seen: 'fine' }, said: /sent something the bot does not understand/ },
      { entries: { requestId: randomUUID(), seen: 'works' }, said: /not the current one of its request/ },
      { entries: { requestId: 'x', seen: 'works' }, said: /sent something the bot does not understand/ },
    ];

    for (const { entries, said } of forged)
      assert.match(String((await answer(people.nadia, nadiasChat, card, entries)).body.value), said);
    const copied = { ...card, id: '1699999999999' };
    const { body } = await answer(people.tom, tomsChat, copied, { seen: 'works' });
    assert.match(String(body.value), /not the current one of its request/);
  });
});
