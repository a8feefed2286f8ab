import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { colleagues } from '../../src/trial/people.ts';
import { seePlan } from '../harness/chat/ask.ts';
import {
  adamId,
  adaptiveCard,
  clickWith,
  forgetTokens,
  isWrite,
  loginRequest,
  planned,
  silent,
  startAsApprover,
} from '../harness/chat/as-approver.ts';
import type { Registered } from '../harness/chat/registered.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

describe('a bot whose approver has no token any more when the work begins', () => {
  let world: Registered;
  before(async () => void (world = await startAsApprover()));
  after(() => world.close());
  beforeEach(() => forgetTokens(world));

  async function waiting(name: string): Promise<TeamsMessage> {
    const card = await planned(world, name);
    world.tokens.signedIn.set(adamId, 1);
    assert.equal((await clickWith(world.adam, card, 'request.approve')).type, adaptiveCard);
    const text = `Approval to publish ${name}: Approved`;
    for (;;) {
      const shown = await world.see(approvals, text);
      if (textOf(shown).includes('must sign in')) return shown;
      await sleep(20);
    }
  }

  it('writes nothing, says so, and goes on when the approver has signed in again', async () => {
    const card = await waiting('gone');
    const before = world.graph.calls.filter(isWrite);
    world.tokens.consented.add(adamId);

    const asked = await clickWith(world.adam, card, 'request.signIn');
    const signedIn = await clickWith(world.adam, card, 'request.signIn', silent);

    assert.deepEqual(before, []);
    assert.equal(asked.type, loginRequest);
    assert.equal(signedIn.type, adaptiveCard);
    await world.see(chat, 'gone is published');
  });

  it('goes on after a sign-in from a sign-in card', async () => {
    await waiting('verified');
    world.tokens.codes.set('654321', adamId);

    const wrong = await world.adam.invoke(chat, 'signin/verifyState', { state: '1' });
    const right = await world.adam.invoke(chat, 'signin/verifyState', { state: '654321' });

    assert.deepEqual([wrong.status, right.status], [412, 200]);
    await world.see(chat, 'verified is published');
  });

  it('goes on after a silent sign-in from a sign-in card', async () => {
    await waiting('traded');
    const wanted = silent.authentication;

    const refused = await world.adam.invoke(chat, 'signin/tokenExchange', wanted);
    world.tokens.consented.add(adamId);
    const traded = await world.adam.invoke(chat, 'signin/tokenExchange', wanted);

    assert.deepEqual([refused.status, traded.status], [412, 200]);
    await world.see(chat, 'traded is published');
  });

  it('is taken over by another approver, who approves anew and signs in', async () => {
    const card = await waiting('handed');
    const olga = colleagues[0].id;
    world.tokens.consented.add(`29:${olga}`);

    const taken = await clickWith(world.olga, card, 'request.signIn', {});
    const open = await seePlan(world, 'handed');
    const approved = await clickWith(world.olga, open, 'request.approve', silent);

    assert.equal(taken.type, adaptiveCard);
    assert.equal(approved.type, adaptiveCard);
    await world.see(chat, 'handed is published');
    const writers = world.graph.calls.filter(isWrite).map(({ claims }) => claims['oid']);
    assert.deepEqual([...new Set(writers)], [olga]);
    await world.rita.say(chat, 'history handed');
    await world.see(chat, `Taken over by ${colleagues[0].name}: waits for approval again`);
  });

  it('is not taken over by somebody who may not approve', async () => {
    const card = await waiting('kept');

    const { value } = await clickWith(world.tom, card, 'request.signIn', {});

    assert.match(String(value), /You may not decide this/u);
    assert.deepEqual(world.graph.calls.filter(isWrite), []);
  });
});
