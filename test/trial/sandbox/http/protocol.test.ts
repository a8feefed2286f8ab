import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  assertRefused,
  call,
  customTemplate,
  get,
  instantiate,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the Graph protocol', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  it('gives every answer a request id and echoes the one of the client', async () => {
    const headers = { 'client-request-id': '11111111-2222-4333-8444-555555555555' };

    const good = await get(sandbox, '/v1.0/users', headers);
    const bad = await get(sandbox, '/v1.0/nothing', headers);

    for (const answer of [good, bad]) {
      assert.match(answer.headers.get('request-id') ?? '', guid);
      assert.equal(answer.headers.get('client-request-id'), headers['client-request-id']);
    }
    const { innerError } = bad.body.error ?? {};
    assert.equal(innerError?.['request-id'], bad.headers.get('request-id'));
    assert.equal(innerError?.['client-request-id'], headers['client-request-id']);
    assert.match(innerError?.['date'] ?? '', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
  });

  it('refuses unknown versions, segments, methods, options and properties', async () => {
    const invalid = "Could not find a property named 'shoeSize' on type 'microsoft.graph.user'.";

    assertRefused(await get(sandbox, '/v2.0/users'), 400, 'BadRequest', 'Invalid version: v2.0');
    assertRefused(await get(sandbox, '/v1.0/users/x/shoes'), 400, 'BadRequest', /segment 'shoes'/);
    assertRefused(await call(sandbox, 'DELETE', '/v1.0/users'), 405, 'Request_BadRequest');
    assertRefused(await get(sandbox, '/v1.0/users?$orderby=id'), 400, 'BadRequest', /\$orderby/);
    assertRefused(await get(sandbox, '/v1.0/users?$select=shoeSize'), 400, 'BadRequest', new RegExp(invalid));
  });

  it('refuses bodies that are missing, broken, or have more than it knows', async () => {
    const { applicationId } = await instantiate(sandbox, 'qlik');
    const path = `/v1.0/applications/${applicationId}`;

    const missing = await call(sandbox, 'PATCH', path);
    const headers = { 'content-type': 'application/json' };
    const broken = await fetch(sandbox.url + path, { method: 'PATCH', headers, body: '{' });
    const text = await fetch(sandbox.url + path, { method: 'PATCH', body: '{}' });
    const unknown = await call(sandbox, 'PATCH', path, { shoeSize: 42 });
    const wrong = await call(sandbox, 'POST', `${customTemplate}/instantiate`, { displayName: 42 });

    assertRefused(missing, 400, 'BadRequest', 'Empty Payload. JSON content expected.');
    assert.equal(broken.status, 400);
    assert.equal(text.status, 415);
    assertRefused(unknown, 400, 'Request_BadRequest', "Invalid property 'shoeSize'.");
    assertRefused(wrong, 400, 'Request_BadRequest', /'displayName'/);
  });

  it('answers 404 for a template it does not have', async () => {
    const path = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c622/instantiate';

    const answer = await call(sandbox, 'POST', path, { displayName: 'qlik' });

    assertRefused(answer, 404, 'Request_ResourceNotFound');
  });

  it('pages with next links that keep select and filter', async () => {
    const filter = encodeURIComponent("userType eq 'Member'");
    const seen: unknown[] = [];
    const sizes: number[] = [];

    let next: unknown = `${sandbox.url}/v1.0/users?$filter=${filter}&$select=id&$top=8`;
    while (typeof next === 'string') {
      const { body } = await get(sandbox, next.slice(sandbox.url.length));
      sizes.push(body.value?.length ?? 0);
      seen.push(...(body.value ?? []).map((user) => user['id']));
      assert.deepEqual(Object.keys(body.value?.[0] ?? {}), ['id']);
      next = body['@odata.nextLink'];
    }

    assert.deepEqual(sizes, [8, 8, 3]);
    assert.equal(new Set(seen).size, 19);
  });

  it('refuses a page size or page token out of range', async () => {
    assertRefused(await get(sandbox, '/v1.0/users?$top=0'), 400, 'Request_UnsupportedQuery', /1 and 999/);
    assertRefused(await get(sandbox, '/v1.0/users?$top=1000'), 400, 'Request_UnsupportedQuery');
    assertRefused(await get(sandbox, '/v1.0/users?$skiptoken=x'), 400, 'Directory_ExpiredPageToken');
  });

  it('counts only with eventual consistency', async () => {
    const counted = await get(sandbox, '/v1.0/users?$count=true&$top=5', { ConsistencyLevel: 'eventual' });
    const silent = await get(sandbox, '/v1.0/users?$count=true&$top=5');

    assert.equal(counted.body['@odata.count'], 20);
    assert.equal('@odata.count' in silent.body, false);
  });

  describe('$filter', () => {
    const names = async (filter: string) => {
      const { status, body } = await get(sandbox, `/beta/users?$filter=${encodeURIComponent(filter)}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.value?.map((user) => user['givenName']);
    };

    it('knows startswith, in, any, and, or and brackets', async () => {
      assert.deepEqual(await names("startswith(displayName,'ad')"), ['Adam']);
      assert.deepEqual(await names("givenName in ('Tom', 'wei')"), ['Tom', 'Wei']);
      assert.deepEqual(await names("otherMails/any(m:m eq 'erik.lindqvist@fabrikam.com')"), ['Erik']);
      assert.deepEqual(await names('accountEnabled eq false'), ['Paul']);
      assert.deepEqual(await names("(surname eq 'Chen' or surname eq 'Karim') and givenName eq 'Wei'"), [
        'Wei',
      ]);
      assert.deepEqual(await names("surname eq 'Chen' or surname eq 'Karim' and givenName eq 'Wei'"), [
        'Wei',
      ]);
    });

    for (const filter of [
      "shoeSize eq '42'",
      "displayName ne 'x'",
      "contains(displayName,'x')",
      "displayName eq 'x",
      "displayName eq 'x' displayName",
      'displayName eq',
      "(displayName eq 'x'",
      "otherMails/any(m:n eq 'x')",
      'displayName eq x',
    ]) {
      it(`refuses ${filter}`, async () => {
        const answer = await get(sandbox, `/v1.0/users?$filter=${encodeURIComponent(filter)}`);

        assertRefused(answer, 400, 'BadRequest', /filter clause/);
      });
    }
  });

  it('adds the latency it was told to', async () => {
    await sandbox.close();
    sandbox = await start({ latencyMs: 60 });
    const begin = performance.now();

    await get(sandbox, '/v1.0/organization');

    assert.ok(performance.now() - begin >= 59);
  });
});
