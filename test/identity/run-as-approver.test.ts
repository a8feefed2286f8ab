import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { administrator, colleagues } from '../../src/sandbox/people.ts';
import { ask, decide, seePlan } from '../fakes/ask.ts';
import type { GuardedCall } from '../fakes/issuer/guarded-graph.ts';
import { startRegistered, type Registered } from '../fakes/issuer/registered.ts';
import { connectionName } from '../fakes/issuer/token-service.ts';
import type { ClickAnswer } from '../fakes/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { approvals, buttonData, cardOf, chat, textOf } from '../fakes/world.ts';

const adamId = `29:${administrator.id}`;
const loginRequest = 'application/vnd.microsoft.activity.loginRequest';
const preconditionFailed = 'application/vnd.microsoft.error.preconditionFailed';
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Writes of a publication; the others that are POST only read. */
function isWrite({ method, path }: GuardedCall): boolean {
  return method !== 'GET' && !path.endsWith('/checkMemberGroups') && !path.includes('$batch');
}

describe('a bot that writes as the approver', () => {
  let world: Registered;
  before(async () => {
    const proof = { kind: 'secret', secret: 'hunter2' } as const;
    world = await startRegistered(proof, () => ({
      MICROSOFT_APP_PASSWORD: 'hunter2',
      GRAPH_RUN_AS: 'approver',
      OAUTH_CONNECTION_NAME: connectionName,
    }));
    await world.adam.say(approvals, 'settings approvals');
  });
  after(() => world.close());
  beforeEach(() => {
    const { tokens } = world;
    for (const known of [tokens.signedIn, tokens.consented, tokens.codes]) known.clear();
    tokens.isDown = false;
    world.graph.calls.length = 0;
  });

  async function planned(name: string): Promise<TeamsMessage> {
    await ask(world, { name });
    return seePlan(world, name);
  }

  /** Clicks, with what Teams adds when it has tried to sign the person in. */
  async function click(card: TeamsMessage, verb: string, proof: object = {}, who = world.adam) {
    const data = { ...buttonData(cardOf(card), verb), comment: '' };
    const value = { action: { type: 'Action.Execute', verb, data }, ...proof };
    return (await who.click(approvals, card.id, verb, data, { value })).body;
  }

  const approve = (card: TeamsMessage, proof: object = {}) => click(card, 'request.approve', proof);
  const silent = { authentication: { id: 'one', connectionName, token: 'of Teams' } };
  const state = ({ statusCode, type }: ClickAnswer['body']) => ({ statusCode, type });

  it('signs the approver in silently, writes in their name, and reads as itself', async () => {
    const card = await planned('silent');
    world.tokens.consented.add(adamId);

    const asked = await approve(card);
    const approved = await approve(card, silent);
    await world.see(chat, 'silent is published');

    assert.deepEqual(state(asked), { statusCode: 401, type: loginRequest });
    assert.deepEqual(Reflect.get(asked.value as object, 'tokenExchangeResource'), {
      id: 'one',
      uri: 'api://bot',
    });
    assert.equal(approved.type, adaptiveCard);
    const writes = world.graph.calls.filter(isWrite);
    assert.ok(writes.length > 5);
    assert.deepEqual([...new Set(writes.map(({ claims }) => claims['oid']))], [administrator.id]);
    const readers = world.graph.calls
      .filter(({ method }) => method === 'GET')
      .map(({ claims }) => claims['appid']);
    assert.ok(readers.includes(world.issuer.appId));
    assert.deepEqual(world.tokens.unauthorized, []);
  });

  it('lets the approver sign in in the browser when Teams cannot do it silently', async () => {
    const card = await planned('browser');
    world.tokens.codes.set('123456', adamId);

    const refused = await approve(card, silent);
    const wrong = await approve(card, { state: '000000' });
    const approved = await approve(card, { state: '123456' });

    assert.deepEqual(state(refused), { statusCode: 412, type: preconditionFailed });
    assert.deepEqual(state(wrong), { statusCode: 401, type: loginRequest });
    assert.equal(approved.type, adaptiveCard);
    await world.see(chat, 'browser is published');
  });

  it('does not take a token of another connection', async () => {
    const card = await planned('foreign');
    world.tokens.consented.add(adamId);
    const authentication = { ...silent.authentication, connectionName: 'mail' };

    assert.equal((await approve(card, { authentication })).type, loginRequest);
  });

  it('asks nobody to sign in who may not approve', async () => {
    const card = await planned('stranger');

    const { value } = await click(card, 'request.approve', {}, world.tom);

    assert.match(String(value), /You may not decide this/u);
  });

  it('approves nothing while the token service is away', async () => {
    const card = await planned('away');
    world.tokens.isDown = true;

    const { value } = await approve(card);

    assert.match(String(value), /Signing in does not work/u);
    assert.match(textOf(await seePlan(world, 'away')), /request\.approve/u);
  });

  it('rejects without a sign-in', async () => {
    const card = await planned('rejected');

    const { body } = await decide(world, card, 'request.reject', { comment: 'not now' });

    assert.equal(body.type, adaptiveCard);
  });

  describe('when the token is gone before the work begins', () => {
    async function waiting(name: string): Promise<TeamsMessage> {
      const card = await planned(name);
      world.tokens.signedIn.set(adamId, 1);
      assert.equal((await approve(card)).type, adaptiveCard);
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

      const asked = await click(card, 'request.signIn');
      const signedIn = await click(card, 'request.signIn', silent);

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

      const taken = await click(card, 'request.signIn', {}, world.olga);
      const open = await seePlan(world, 'handed');
      const approved = await click(open, 'request.approve', silent, world.olga);

      assert.equal(taken.type, adaptiveCard);
      assert.equal(approved.type, adaptiveCard);
      await world.see(chat, 'handed is published');
      const writers = world.graph.calls.filter(isWrite).map(({ claims }) => claims['oid']);
      assert.deepEqual([...new Set(writers)], [olga]);
    });

    it('is not taken over by somebody who may not approve', async () => {
      const card = await waiting('kept');

      const { value } = await click(card, 'request.signIn', {}, world.tom);

      assert.match(String(value), /You may not decide this/u);
      assert.deepEqual(world.graph.calls.filter(isWrite), []);
    });
  });

  it('keeps no token in its database', async function () {
    // The embedded database cannot be looked into from outside; npm run test:postgres does.
    if (!world.databaseUrl) this.skip();
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
      );
      assert.ok(rows.length > 10);
      for (const { name } of rows) {
        const { rows: found } = await client.query(
          `select 1 from ${name} as t where t::text ~ 'eyJ|of Teams'`,
        );
        assert.deepEqual([name, found.length], [name, 0]);
      }
    } finally {
      await client.end();
    }
  });
});
