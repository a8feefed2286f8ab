import assert from 'node:assert/strict';
import { administrator } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { assertRefused, call, get, start } from '../../../harness/sandbox/sandbox-calls.ts';

const path = '/v1.0/organization';
const reader = { roles: ['Organization.Read.All'] };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a tenant that asks for tokens', () => {
  let sandbox: Sandbox;
  before(async () => void (sandbox = await start({ permissions: 'lenient' })));
  after(() => sandbox.close());

  const refused = async (authorization: string, message: string) =>
    assertRefused(await get(sandbox, path, { authorization }), 401, 'InvalidAuthenticationToken', message);

  it('answers a call with the token of an application or of a person', async () => {
    const scopes = ['User.Read.All', 'Directory.Read.All'];
    const tokens = [
      sandbox.tokens.app(reader),
      sandbox.tokens.delegated({ userId: administrator.id, scopes }),
    ];
    const answers = await Promise.all(tokens.map((token) => get(sandbox, path, bearer(token))));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
  });

  it('refuses a call without a token, or with something else in its place', async () => {
    await refused('', 'Access token is empty.');
    await refused('Basic YWRhbTpodW50ZXIy', 'Access token is empty.');
  });

  it('refuses a token that it did not issue', async () => {
    const other = await start();
    const foreign = other.tokens.app(reader);
    await other.close();

    await refused('Bearer made-up', 'Access token validation failure. Invalid audience.');
    await refused(`Bearer ${foreign}`, 'Access token validation failure. Invalid audience.');
  });

  it('refuses a token whose time is over', async () => {
    const ended = sandbox.tokens.app(reader);
    sandbox.tokens.end(ended);

    await refused(`Bearer ${ended}`, 'Lifetime validation failed, the token is expired.');
    const short = sandbox.tokens.app({ ...reader, lifeSeconds: 0 });
    await refused(`Bearer ${short}`, 'Lifetime validation failed, the token is expired.');
  });

  it('asks for new claims when a token was revoked', async () => {
    const token = sandbox.tokens.app(reader);
    sandbox.tokens.revoke(token);

    const answer = await get(sandbox, path, bearer(token));

    assertRefused(answer, 401, 'InvalidAuthenticationToken', /^Continuous access evaluation/);
    const header = answer.headers.get('www-authenticate') ?? '';
    assert.match(header, /^Bearer .*error="insufficient_claims"/);
    const claims = Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? '', 'base64').toString();
    assert.ok('nbf' in (JSON.parse(claims) as { access_token: object }).access_token);
  });

  it('says who calls in the token, as Entra does', () => {
    const payload = (token: string): unknown =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const ofApp = payload(sandbox.tokens.app({ ...reader, appId: 'app' })) as object;
    const ofPerson = payload(sandbox.tokens.delegated({ userId: 'adam', scopes: ['A', 'B'] })) as object;

    assert.deepEqual(
      ['appid', 'roles', 'scp', 'tid'].map((name) => Reflect.get(ofApp, name)),
      ['app', reader.roles, undefined, sandbox.tenantId],
    );
    assert.deepEqual(
      ['oid', 'scp', 'roles'].map((name) => Reflect.get(ofPerson, name)),
      ['adam', 'A B', undefined],
    );
  });
});

describe('a batch in a tenant that asks for tokens', () => {
  const requests = ['/organization', '/users'].map((url, i) => ({ id: String(i), method: 'GET', url }));
  const batch = (sandbox: Sandbox, authorization: string) =>
    call(sandbox, 'POST', '/v1.0/$batch', { requests }, { authorization });

  it('is refused as a whole without a token', async () => {
    const sandbox = await start({ permissions: 'strict' });
    const answer = await batch(sandbox, '');
    await sandbox.close();

    assertRefused(answer, 401, 'InvalidAuthenticationToken', 'Access token is empty.');
  });

  it('is judged item by item', async () => {
    const sandbox = await start({ permissions: 'lenient' });
    const answer = await batch(sandbox, `Bearer ${sandbox.tokens.app(reader)}`);
    await sandbox.close();

    assert.deepEqual(statuses(answer.body), [200, 403]);
  });

  it('answers 401 for the items that come after the end of its token', async () => {
    let token = '';
    const sandbox = await start({
      permissions: 'lenient',
      steps: [
        (request, next) => {
          if (request.path[0] === 'users') sandbox.tokens.end(token);
          return next(request);
        },
      ],
    });
    token = sandbox.tokens.app({ roles: ['Organization.Read.All', 'User.Read.All'] });
    const answer = await batch(sandbox, `Bearer ${token}`);
    await sandbox.close();

    assert.equal(answer.status, 200);
    assert.deepEqual(statuses(answer.body), [200, 401]);
  });
});

describe('an open tenant', () => {
  let sandbox: Sandbox;
  before(async () => void (sandbox = await start()));
  after(() => sandbox.close());

  it('answers calls without a token, whatever they ask', async () => {
    assert.equal((await get(sandbox, path)).status, 200);
  });

  it('judges calls that have one', async () => {
    const token = sandbox.tokens.app({ roles: [] });
    assertRefused(await get(sandbox, path, bearer(token)), 403, 'Authorization_RequestDenied');
    sandbox.tokens.end(token);
    assertRefused(await get(sandbox, path, bearer(token)), 401, 'InvalidAuthenticationToken');
  });
});

function statuses(body: object): number[] {
  const { responses } = body as { responses: { id: string; status: number }[] };
  return responses.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ status }) => status);
}
