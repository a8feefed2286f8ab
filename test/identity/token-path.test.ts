import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import sinon from 'sinon';
import { requester } from '../../src/trial/people.ts';
import { aKey, encoded, seconds, signed, type Claims } from '../fakes/issuer/jwt.ts';
import { startRegistered, type Registered } from '../harness/chat/registered.ts';
import { sendActivity } from '../harness/chat/person.ts';

const hour = 3600 * 1000;

describe('an activity from Teams', () => {
  let world: Registered;
  let printed: sinon.SinonStub;
  before(async () => {
    // The SDK prints every token it refuses; what it prints is looked at below.
    printed = sinon.stub(console, 'error');
    const proof = { kind: 'secret', secret: 'hunter2' } as const;
    world = await startRegistered(proof, () => ({ MICROSOFT_APP_PASSWORD: proof.secret }));
  });
  after(async () => {
    printed.restore();
    await world.close();
  });

  function activity(overrides: object = {}): object {
    const { tenantId } = world.issuer;
    return {
      type: 'message',
      id: randomUUID(),
      text: 'help',
      channelId: 'msteams',
      serviceUrl: world.teams.serviceUrl,
      from: {
        id: '29:rita',
        name: requester.name,
        aadObjectId: requester.id,
      },
      recipient: {
        id: '28:bot',
        name: 'Qlik Publisher',
      },
      conversation: {
        id: 'a:rita',
        conversationType: 'personal',
        tenantId,
      },
      channelData: { tenant: { id: tenantId } },
      ...overrides,
    };
  }

  function token(changes: Claims = {}): string {
    return world.issuer.channelToken(world.teams.serviceUrl, changes);
  }

  async function post(authorization: string, overrides: object = {}) {
    const before = world.teams.messages.length;
    const response = await sendActivity(world.bot.url, activity(overrides), authorization);
    const body = await response.text();
    return { status: response.status, body, answered: world.teams.messages.length > before };
  }

  const accepted = { status: 200, body: '', answered: true };
  const refused = { status: 401, body: '{"error":"Not accepted"}', answered: false };

  it('is answered when its token is good', async () => {
    assert.deepEqual(await post(`Bearer ${token()}`), accepted);
  });

  it('is refused without a token', async () => {
    assert.deepEqual(await post(''), refused);
  });

  for (const authorization of ['Bearer', 'Bearer nonsense', 'Bearer a.b.c', 'Basic Ym90OmJvdA=='])
    it(`is refused with “${authorization}” for a token`, async () => {
      assert.deepEqual(await post(authorization), refused);
    });

  it('is refused when another key has signed its token', async () => {
    const forged = signed(aKey('first'), JSON.parse(atob(token().split('.')[1] ?? '')) as Claims);

    assert.deepEqual(await post(`Bearer ${forged}`), refused);
  });

  it('is refused when its token was changed after it was signed', async () => {
    const [header, payload = '', signature] = token().split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    const changed = [header, encoded({ ...claims, exp: seconds() + 7200 }), signature].join('.');

    assert.deepEqual(await post(`Bearer ${changed}`), refused);
  });

  it('is refused when its token is not signed at all', async () => {
    const [, payload] = token().split('.');

    const unsigned = `${encoded({ alg: 'none', typ: 'JWT', kid: 'first' })}.${payload}.`;

    assert.deepEqual(await post(`Bearer ${unsigned}`), refused);
  });

  const wrongs: Record<string, () => Claims> = {
    'is for another bot': () => ({ aud: randomUUID() }),
    'is for nobody': () => ({ aud: undefined }),
    'comes from another issuer': () => ({ iss: 'https://api.botframework.com' }),
    'names no issuer': () => ({ iss: undefined }),
    'is for another service URL': () => ({ serviceurl: 'https://evil.contoso.com/' }),
    'names no service URL': () => ({ serviceurl: undefined }),
    'has expired': () => ({ exp: seconds() - 301 }),
    'is not valid yet': () => ({ nbf: seconds() + 310 }),
  };
  for (const [what, changes] of Object.entries(wrongs))
    it(`is refused when its token ${what}`, async () => {
      assert.deepEqual(await post(`Bearer ${token(changes())}`), refused);
    });

  it('is accepted when clocks differ by less than five minutes', async () => {
    const changes = { exp: seconds() - 280, nbf: seconds() - 3600 };

    assert.deepEqual(await post(`Bearer ${token(changes)}`), accepted);
  });

  it('is refused when it is from Entra and not from the Bot Framework', async () => {
    const { issuer } = world;

    const own = issuer.token(issuer.appId, { serviceurl: world.teams.serviceUrl, appid: issuer.appId });

    assert.deepEqual(await post(`Bearer ${own}`), refused);
  });

  it('is not answered when it comes from another tenant, however good its token is', async () => {
    const foreign = randomUUID();
    const conversation = { id: 'a:rita', conversationType: 'personal', tenantId: foreign };

    const both = await post(`Bearer ${token()}`, { conversation, channelData: { tenant: { id: foreign } } });
    const one = await post(`Bearer ${token()}`, { channelData: { tenant: { id: foreign } } });

    assert.deepEqual([both.answered, one.answered], [false, false]);
  });

  it('is not answered when it comes through another channel', async () => {
    assert.equal((await post(`Bearer ${token()}`, { channelId: 'webchat' })).answered, false);
  });

  it('never shows a token in what the SDK prints', () => {
    const text = printed.args.flat().map(String).join('\n');

    assert.ok(text.includes('Available keys'), 'nothing was printed');
    assert.doesNotMatch(text, /eyJ[\w-]{10,}\.[\w-]+\./u);
    assert.doesNotMatch(text, /hunter2/u);
  });

  describe('when the keys of the Bot Framework change', () => {
    let clock: sinon.SinonFakeTimers;
    const later = (hours: number) => {
      clock.restore();
      clock = sinon.useFakeTimers({ now: Date.now() + hours * hour, toFake: ['Date'] });
    };
    before(() => {
      clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
      world.issuer.channelKeys.push(aKey('second'), aKey('webchat only', ['webchat']));
    });
    after(() => clock.restore());

    const tokenOf = (kid: string, times: Claims = {}) => {
      const key = world.issuer.channelKeys.find((one) => one.kid === kid);
      assert.ok(key);
      return `Bearer ${world.issuer.channelToken(world.teams.serviceUrl, times, key)}`;
    };

    it('is refused with a key that was not there an hour ago, so that strangers cannot make the bot ask', async () => {
      assert.deepEqual(await post(tokenOf('second')), refused);
    });

    it('is accepted with the new key, and the old one, an hour later', async () => {
      later(1.1);

      assert.deepEqual(await post(tokenOf('second')), accepted);
      assert.deepEqual(await post(tokenOf('first')), accepted);
    });

    it('is refused with a key that may only speak for another channel', async () => {
      assert.deepEqual(await post(tokenOf('webchat only')), refused);
    });

    it('is refused with the old key a day after that was taken back', async () => {
      const old = world.issuer.channelKeys.shift();
      assert.equal(old?.kid, 'first');
      later(26.2);

      const stale = world.issuer.channelToken(world.teams.serviceUrl, {}, old);

      assert.deepEqual(await post(`Bearer ${stale}`), refused);
      assert.deepEqual(await post(tokenOf('second')), accepted);
    });
  });
});
