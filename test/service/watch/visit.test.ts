import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lookAtPublications } from '../../../src/service/watch/look-at-publications.ts';
import { visit } from '../../../src/service/watch/visit.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { republish, there } from '../../harness/engine/hand-changes.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';

const minuteMs = 60_000;

/**
 * Answers everybody as a connector would. Under the id of an application it asks for a token in its name, which says
 * nothing of people.
 */
const open = createServer(({ url = '/' }, response) => {
  const [appId = ''] = url.split('/').filter((part) => part.length === 36);
  if (appId) response.writeHead(401, { 'x-ms-proxy-app-id': appId, 'www-authenticate': 'Bearer' });
  else response.writeHead(200, { 'x-ms-proxy-connector-id': 'connector' });
  response.end();
});

describe('watching from outside', () => {
  let engine: Engine;
  let openUrl = '';
  let servedAt: Engine['deps']['servedAt'];
  let now = 0;
  const visited = (minutes: number) => visit(engine.deps, new Date((now += minutes * minuteMs)));
  const looked = (minutes = 0) => lookAtPublications(engine.deps, new Date((now += minutes * minuteMs)));
  const visits = async () =>
    (await engine.deps.db.selectFrom('watch').selectAll().executeTakeFirstOrThrow()).visited_at;

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    servedAt = engine.deps.servedAt;
    await once(open.listen(0, '127.0.0.1'), 'listening');
    openUrl = `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
    now = Date.now();
  });
  after(async () => {
    open.close();
    await engine.close();
  });

  it('is quiet while everything answers, and visits once in an interval', async () => {
    await visited(1);
    const first = await visits();
    await visited(5);
    assert.deepEqual(await visits(), first);
    await visited(15);

    assert.notDeepEqual(await visits(), first);
    assert.deepEqual(await titles(engine), []);
  });

  /** Lets the addresses answer without asking anybody to sign in, whatever the tenant says. */
  function answerOpenly(isOpen: boolean): void {
    engine.deps.servedAt = isOpen ? () => openUrl : servedAt;
  }

  it('tells an open door once, together with what Microsoft Graph shows of it', async () => {
    await republish(engine, 'sales', { externalAuthenticationType: 'passthru' });
    await visited(16);
    await looked();
    await visited(16);
    const [told, ...others] = await toldNews(engine);
    assert.deepEqual(others, []);
    assert.deepEqual([told?.kind, told?.tone], ['drift', 'alarm']);
    assert.match(told?.lines.join('; ') ?? '', /passthrough.*From outside it opens/);

    await republish(engine, 'sales', { externalAuthenticationType: 'aadPreAuthentication' });
    await looked(15);
    await visited(16);
    await visited(1);

    assert.deepEqual(await titles(engine), [
      'alarm: sales can be entered by others than approved',
      'good: sales is as approved again',
    ]);
  });

  it('tells by itself, at once and once, what the tenant does not show', async () => {
    await visited(40);
    await forgetTold(engine);
    answerOpenly(true);
    for (let i = 0; i < 3; i++) await visited(16);
    answerOpenly(false);
    for (let i = 0; i < 2; i++) await visited(16);

    assert.deepEqual(await titles(engine), [
      'alarm: sales can be entered from outside without the approved sign-in',
      'good: sales can be reached from outside again',
    ]);
  });

  it('tells an open door although the other address cannot be visited from here', async () => {
    await visited(40);
    await forgetTold(engine);
    const { appId } = await there(engine, 'sales', 'auth');
    engine.deps.servedAt = (url) => (url.includes('-auth') ? `${openUrl}/${appId}` : openUrl);
    await visited(16);

    assert.deepEqual(await titles(engine), [
      'alarm: sales can be entered from outside without the approved sign-in',
    ]);
    const states = await engine.deps.db.selectFrom('outside_check').select(['role', 'state']).execute();
    assert.deepEqual(Object.fromEntries(states.map(({ role, state }) => [role, state])), {
      hub: 'alarm',
      auth: 'unchecked',
    });
  });
});
