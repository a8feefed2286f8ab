import assert from 'node:assert/strict';
import { approverScopes } from '../../src/trial/sandbox-credential.ts';
import { administrator } from '../../src/trial/people.ts';
import {
  adamId,
  adaptiveCard,
  clickWith,
  forgetTokens,
  isWrite,
  planned,
  silent,
  startAsApprover,
} from '../harness/chat/as-approver.ts';
import type { Registered } from '../harness/chat/registered.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const claims = { access_token: { nbf: { essential: true, value: '1604106651' } } };
const challenge = `Bearer error="insufficient_claims", claims="${btoa(JSON.stringify(claims))}"`;

describe('a bot whose token Microsoft Graph refuses in the middle', () => {
  let world: Registered;
  before(async () => void (world = await startAsApprover()));
  after(() => world.close());
  beforeEach(() => forgetTokens(world));

  for (const [how, header] of [
    ['that has ended', ''],
    ['with a claims challenge', challenge],
  ] as const) {
    it(`goes on with a new one of its own, while planning and applying (${how})`, async () => {
      const name = header ? 'challenged' : 'ended';
      const old = new Set<unknown>();
      let count = 0;
      world.tokens.signedIn.set(adamId, 60);
      // Each token of the bot is good for fifteen calls.
      world.graph.refuses = ({ jti, appid }) => {
        if (appid !== world.issuer.appId || old.has(jti)) return old.has(jti) ? header : null;
        count += 1;
        if (count % 15 === 0) old.add(jti);
        return null;
      };

      const card = await planned(world, name);
      assert.equal((await clickWith(world.adam, card, 'request.approve')).type, adaptiveCard);

      await world.see(chat, `${name} is published`);
      assert.ok(old.size > 1);
    });

    it(`goes on with a new one of the approver (${how})`, async () => {
      const name = header ? 'hers' : 'his';
      const old = new Set<unknown>();
      const card = await planned(world, name);
      world.tokens.signedIn.set(adamId, 60);
      world.graph.refuses = ({ jti, oid }, method) => {
        if (oid !== administrator.id || method === 'GET') return null;
        if (old.size === 0) old.add(jti);
        return old.has(jti) ? header : null;
      };

      await clickWith(world.adam, card, 'request.approve');

      await world.see(chat, `${name} is published`);
      assert.equal(old.size, 1);
    });

    it(`asks the approver to sign in again when the token service has no other (${how})`, async () => {
      const name = header ? 'again' : 'anew';
      const card = await planned(world, name);
      const jti = 'revoked';
      world.tokens.signedIn.set(adamId, 60);
      const scp = approverScopes.join(' ');
      world.tokens.kept.set(adamId, world.issuer.token(world.graph.url, { oid: administrator.id, jti, scp }));
      world.graph.refuses = (token, method) => (token['jti'] === jti && method !== 'GET' ? header : null);
      await clickWith(world.adam, card, 'request.approve');
      const shown = await seeOn(world, approvals, card.id, 'must sign in');
      const before = world.graph.calls.filter(isWrite);
      world.tokens.consented.add(adamId);

      const signedIn = await clickWith(world.adam, shown, 'request.signIn', silent);

      assert.deepEqual(before, []);
      assert.equal(signedIn.type, adaptiveCard);
      await world.see(chat, `${name} is published`);
    });
  }
});
