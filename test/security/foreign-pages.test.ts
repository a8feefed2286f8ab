import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { edgeUrl } from '../../src/trial/sandbox/edge-url.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';

/** What a page of somebody else makes a browser say; the browser adds it, the page cannot take it away. */
const foreign: Record<string, Record<string, string>> = {
  'a name that leads here': { host: 'evil.example:PORT' },
  'a name that only begins like ours': { host: 'localhost.evil.example:PORT' },
  'another port': { host: '127.0.0.1:1' },
  'no port': { host: '127.0.0.1' },
  'an address of this machine in the network': { host: '192.168.1.5:PORT' },
  'an address that means all of them': { host: '0.0.0.0:PORT' },
  'somebody before the address': { host: 'evil.example@127.0.0.1:PORT' },
  'another origin': { origin: 'https://evil.example' },
  'an origin that hides itself': { origin: 'null' },
  'an origin that begins like ours': { origin: 'http://127.0.0.1:PORT.evil.example' },
  'an origin on another port': { origin: 'http://localhost:1' },
  'an origin with our name over https': { origin: 'https://127.0.0.1:PORT' },
  'another site': { 'sec-fetch-site': 'cross-site' },
  'another port of this machine': { 'sec-fetch-site': 'same-site' },
};
const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

interface Sent {
  status: number;
  body: string;
}

/** fetch would set these headers itself. */
async function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<Sent> {
  const { port } = new URL(url);
  const own = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]),
  );
  const call = request(url, { method, headers: own });
  const answered = new Promise<Sent>((resolve, reject) =>
    call.once('error', reject).once('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    }),
  );
  call.end(body);
  return answered;
}

describe('a web page of somebody else, in the browser of whoever tries the bot', () => {
  let world: World;
  before(async function () {
    this.timeout(120_000);
    world = await startWorld();
    await publishApplication(world.sandbox, 'qlik', { externalAuthenticationType: 'passthru' });
  });
  after(() => world.close());

  const json = { 'content-type': 'application/json' };
  const activity = (serviceUrl: unknown = world.teams.serviceUrl) =>
    JSON.stringify({
      type: 'message',
      text: 'help',
      channelId: 'msteams',
      serviceUrl,
      from: {
        id: '29:rita',
        aadObjectId: '11111111-2222-4333-8444-555555555555',
      },
      recipient: { id: '28:bot' },
      conversation: {
        id: chat.id,
        conversationType: 'personal',
        tenantId: world.sandbox.tenantId,
      },
    });
  /** Asks for no answer. */
  const silent = (serviceUrl: string) => activity(serviceUrl).replace('"message"', '"event"');
  const post = (headers: Record<string, string>, body = activity()) =>
    send(`${world.bot.url}/api/messages`, 'POST', { ...json, ...headers }, body);

  /** Nothing was written anywhere while `what` went on. */
  async function isSilent(what: () => Promise<void>): Promise<void> {
    const before = world.teams.messages.length;
    await what();
    assert.equal(world.teams.messages.length, before);
  }

  for (const [what, headers] of Object.entries(foreign))
    it(`is refused with ${what}, by the bot and by the tenant`, async () => {
      await isSilent(async () => {
        assert.equal((await post(headers)).status, 403);
        assert.equal((await send(`${world.bot.url}/ready`, 'GET', headers)).status, 403);
      });
      const users = await send(`${world.sandbox.url}/v1.0/users`, 'GET', headers);
      const body = '{"displayName":"x"}';
      const group = await send(`${world.sandbox.url}/v1.0/groups`, 'POST', { ...json, ...headers }, body);
      assert.deepEqual([users.status, group.status], [403, 403]);
      assert.doesNotMatch(users.body, /contoso/iu);
    });

  it('is refused when it follows a link to the tenant or to the bot: neither shows pages', async () => {
    assert.equal((await send(`${world.sandbox.url}/v1.0/users`, 'GET', visit)).status, 403);
    assert.equal((await send(`${world.bot.url}/ready`, 'GET', visit)).status, 403);
  });

  it('is not heard with what a form can send', async () => {
    const body = `${activity().slice(0, -1)},"x":"="}`;
    await isSilent(async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        '',
      ])
        assert.equal((await post({ 'content-type': type }, body)).status, 415, type);
    });
    const url = `${world.sandbox.url}/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate`;
    const made = await send(url, 'POST', { 'content-type': 'text/plain' }, '{"displayName":"evil","x":"="}');
    assert.equal(made.status, 415);
  });

  it('does not get answers sent to an address of its own', async () => {
    const addresses: unknown[] = [
      'https://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1@evil.example/',
      'http://127.0.0.1:80\\@evil.example/',
      'http://evil.example#127.0.0.1',
      '//evil.example',
      'evil.example',
      'http://[::2]/',
      'http://[::ffff:192.168.1.5]/',
      'http://10.0.0.1/',
      'http://0.0.0.0:1/',
      'file:///etc',
      'http://127.0.0.1	.evil.example/',
      'http://localhost.:1/',
      '',
      7,
      null,
      ['http://127.0.0.1'],
      {},
    ];
    await isSilent(async () => {
      for (const address of addresses)
        assert.equal((await post({}, activity(address))).status, 403, String(address));
    });
  });

  it('is told from programs of this machine, which are answered', async () => {
    const before = world.teams.messages.length;
    const { port } = new URL(world.bot.url);
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`];
    for (const host of hosts) assert.equal((await post({ host })).status, 200, host);
    assert.equal((await post({ 'content-type': 'application/json; charset=utf-8' })).status, 200);
    for (const address of [
      'http://localhost:9/',
      'http://[::1]:9',
      'HTTP://LOCALHOST:9/x',
      'https://127.0.0.2:9/',
    ])
      assert.notEqual((await post({}, silent(address))).status, 403, address);
    assert.equal(world.teams.messages.length, before + hosts.length + 1);
  });

  it('may lead to a test link of the tenant, in a tab, and not into a frame or a script', async () => {
    const link = edgeUrl(world.sandbox.url, 'https://qlik-contoso.msappproxy.net/');
    const byHost = { host: 'qlik-contoso.msappproxy.net:PORT' };

    assert.equal((await send(link, 'GET', visit)).status, 200);
    assert.equal((await send(world.sandbox.url, 'GET', { ...visit, ...byHost })).status, 200);
    assert.notEqual((await send(`${world.sandbox.url}/sign-in?a=b`, 'GET', visit)).status, 403);
    for (const part of [{ 'sec-fetch-dest': 'iframe' }, { 'sec-fetch-mode': 'no-cors' }, { origin: 'null' }])
      assert.equal((await send(link, 'GET', { ...visit, ...part })).status, 403);
    assert.equal((await send(link, 'POST', visit)).status, 403);
    const inTheGraph = await send(`${world.sandbox.url}/v1.0/users`, 'GET', byHost);
    assert.doesNotMatch(inTheGraph.body, /userPrincipalName/u);
  });
});
