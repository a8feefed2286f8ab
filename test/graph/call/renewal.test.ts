import assert from 'node:assert/strict';
import { CredentialUnavailableError, type AccessToken, type GetTokenOptions } from '@azure/identity';
import sinon from 'sinon';
import { connectGraph } from '../../../src/graph/client.ts';
import { findUsers } from '../../../src/graph/users.ts';
import { graphProblem, isUnreachable } from '../../../src/graph/graph-error.ts';
import { createLog } from '../../../src/log.ts';
import { fault, startScriptedGraph } from '../../fakes/scripted-graph.ts';

const ended = fault('InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
const challenged = (claims: object) => ({
  'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${btoa(JSON.stringify(claims))}"`,
});

/** A Graph that accepts only some tokens, and a credential that keeps its first token unless it gets claims. */
function start({ accepts = ['new'], headers = {}, claimsFail = false } = {}) {
  const asked: (string | undefined)[] = [];
  const calls: { url: string; token: string; body: string }[] = [];
  const token = (name: string): AccessToken => ({ token: name, expiresOnTimestamp: Date.now() + 3_600_000 });
  const getToken = async (_scopes: string | string[], options?: GetTokenOptions) => {
    asked.push(options?.claims);
    if (options?.claims && claimsFail) throw new CredentialUnavailableError('cannot ask for claims');
    return token(options?.claims || (claimsFail && asked.length > 2) ? 'new' : 'old');
  };
  const isGood = (name: string) => accepts.includes(name);
  sinon.stub(globalThis, 'fetch').callsFake(async (input, init) => {
    const name = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const body = String(init?.body ?? '');
    calls.push({ url: String(input).replace('https://graph.microsoft.com', ''), token: name, body });
    if (!String(input).endsWith('/$batch'))
      return isGood(name)
        ? Response.json({ id: 'x' })
        : Response.json(ended, { status: 401, headers: new Headers(headers) });
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) =>
      isGood(name) || url.includes('early')
        ? { id, status: 200, body: { value: [{ id: url }] } }
        : { id, status: 401, headers, body: ended },
    );
    return Response.json({ responses });
  });
  const graphFor = connectGraph({
    url: 'https://graph.microsoft.com',
    credential: { getToken },
    log: createLog('silent'),
  });
  return { graph: graphFor('id-1'), graphFor, asked, calls };
}

describe('a call whose token was refused', () => {
  afterEach(() => sinon.restore());

  it('is repeated once with a token issued after that, also when it creates something', async () => {
    const { graph, asked, calls } = start();

    assert.deepEqual(await graph.api('/applicationTemplates/x/instantiate').post({ a: 1 }), { id: 'x' });

    assert.deepEqual(
      calls.map(({ token, body }) => [token, body]),
      [
        ['old', '{"a":1}'],
        ['new', '{"a":1}'],
      ],
    );
    const { nbf } = JSON.parse(asked.at(-1) ?? '').access_token;
    assert.ok(Math.abs(Number(nbf.value) - Date.now() / 1000) < 60);
  });

  for (const claims of [
    { access_token: { nbf: { essential: true, value: '1604106651' } } },
    { access_token: { acrs: { essential: true, value: 'cp1' } } },
  ])
    it(`asks for what the challenge demands (${JSON.stringify(claims)})`, async () => {
      const { graph, asked } = start({ headers: challenged(claims) });

      await graph.api('/applications/a').patch({ notes: 'x' });

      assert.deepEqual(JSON.parse(asked.at(-1) ?? ''), claims);
    });

  it('makes the calls after it use the new token, whatever the credential has cached', async () => {
    const { graph, graphFor, calls } = start();
    await graph.api('/users').get();

    await graphFor('id-2').api('/groups').get();

    assert.deepEqual(calls.at(-1), { url: '/v1.0/groups', token: 'new', body: '' });
    assert.equal(calls.length, 3);
  });

  it('is one of many that share one new token', async () => {
    const { graph, asked } = start();

    await Promise.all(Array.from({ length: 20 }, () => graph.api('/users').get()));

    assert.equal(asked.filter(Boolean).length, 1);
  });

  it('is repeated with a plain token where the credential cannot ask for claims', async () => {
    const { graph } = start({ claimsFail: true });

    assert.deepEqual(await graph.api('/users').get(), { id: 'x' });
  });

  it('fails when the new token is refused as well', async () => {
    const { graph, calls } = start({ accepts: [] });

    const error: unknown = await graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.equal(calls.length, 2);
    assert.equal(graphProblem(error)?.code, 'InvalidAuthenticationToken');
    assert.equal(isUnreachable(error), false);
  });

  it('is repeated also where no token is sent', async () => {
    const scripted = await startScriptedGraph(
      { status: 401, body: ended },
      { status: 200, body: { id: 'a' } },
    );

    assert.deepEqual(await scripted.graph.api('/users').get(), { id: 'a' });

    await scripted.close();
  });

  for (const headers of [{}, challenged({ access_token: { nbf: { essential: true, value: '1' } } })])
    it(`is sent again alone when it is an item of a batch (${Object.keys(headers).join() || 'no challenge'})`, async () => {
      const { graph, calls, asked } = start({ headers });

      const users = await findUsers(graph, ['early@x', 'late@x', 'early2@x']);

      assert.deepEqual(
        users.map(([user]) => user?.id?.match(/early2?|late/)?.[0]),
        ['early', 'late', 'early2'],
      );
      assert.deepEqual(
        calls.map(({ token, body }) => [token, JSON.parse(body).requests.length]),
        [
          ['old', 3],
          ['new', 1],
        ],
      );
      assert.equal(asked.filter(Boolean).length, 1);
    });
});
