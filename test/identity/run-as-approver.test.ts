import assert from 'node:assert/strict';
import pg from 'pg';
import { administrator } from '../../src/trial/people.ts';
import { decide, seePlan } from '../harness/chat/ask.ts';
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
import type { ClickAnswer } from '../harness/chat/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { textOf } from '../harness/chat/card.ts';
import { chat } from '../harness/chat/rooms.ts';

const preconditionFailed = 'application/vnd.microsoft.error.preconditionFailed';

describe('a bot that writes as the approver', () => {
  let world: Registered;
  before(async () => void (world = await startAsApprover()));
  after(() => world.close());
  beforeEach(() => forgetTokens(world));

  const approve = (card: TeamsMessage, proof: object = {}) =>
    clickWith(world.adam, card, 'request.approve', proof);
  const state = ({ statusCode, type }: ClickAnswer['body']) => ({ statusCode, type });

  it('signs the approver in silently, writes in their name, and reads as itself', async () => {
    const card = await planned(world, 'silent');
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
    const card = await planned(world, 'browser');
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
    const card = await planned(world, 'foreign');
    world.tokens.consented.add(adamId);
    const authentication = { ...silent.authentication, connectionName: 'mail' };

    assert.equal((await approve(card, { authentication })).type, loginRequest);
  });

  it('asks nobody to sign in who may not approve', async () => {
    const card = await planned(world, 'stranger');

    const { value } = await clickWith(world.tom, card, 'request.approve', {});

    assert.match(String(value), /You may not decide this/u);
  });

  it('approves nothing while the token service is away', async () => {
    const card = await planned(world, 'away');
    world.tokens.isDown = true;

    const { value } = await approve(card);

    assert.match(String(value), /Signing in does not work/u);
    assert.match(textOf(await seePlan(world, 'away')), /request\.approve/u);
  });

  it('approves nothing while the token service refuses the bot, which its operator can mend', async () => {
    const card = await planned(world, 'connection');
    world.tokens.isRefusing = true;

    const { value } = await approve(card);

    assert.match(String(value), /the token service refuses the bot.*OAUTH_CONNECTION_NAME/u);
    assert.doesNotMatch(String(value), /minute/u);
    assert.match(textOf(await seePlan(world, 'connection')), /request\.approve/u);
  });

  it('approves nothing while Microsoft Graph refuses the approver what it takes', async () => {
    const card = await planned(world, 'inactive');
    world.tokens.signedIn.set(adamId, 60);
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    const off = world.sandbox.faults.add({ path: '/connectorGroups$', fault });

    const { value } = await approve(card);

    assert.match(String(value), /refuses what would be done in your name \(Application Administrator\)/u);
    assert.ok(!world.graph.calls.some(isWrite));
    off();
    assert.equal((await approve(card)).type, adaptiveCard);
    await world.see(chat, 'inactive is published');
  });

  it('shows an approver in the settings what Microsoft Graph lets them do', async () => {
    await world.adam.say(chat, 'settings');
    await world.see(
      chat,
      'Application Proxy and connectors","value":"– not tried: you sign in when you approve',
    );

    world.tokens.signedIn.set(adamId, 60);
    await world.adam.say(chat, 'settings');

    const shown = textOf(await world.see(chat, 'In your name', 2));
    const own = shown.slice(shown.indexOf('In your name'));
    assert.match(own, /Reading applications","value":"✓ works/u);
    assert.match(own, /connectors","value":"✓ works/u);
    assert.match(own, /Changing applications","value":"– not tried, because only a change would show it/u);
    assert.match(shown, /Changing applications","value":"– left to whoever approves/u);
    const asAdam = world.graph.calls.filter(({ claims }) => claims['oid'] === administrator.id);
    assert.ok(asAdam.length > 0 && !asAdam.some(isWrite));
  });

  it('rejects without a sign-in', async () => {
    const card = await planned(world, 'rejected');

    const { body } = await decide(world, card, 'request.reject', { comment: 'not now' });

    assert.equal(body.type, adaptiveCard);
  });

  it('keeps no token in its database', async function () {
    // The embedded database cannot be read from outside. npm run test:postgres covers this.
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
