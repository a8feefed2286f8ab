import assert from 'node:assert/strict';
import { lookAtPublications } from '../../../src/service/watch/look-at-publications.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';
import { call } from '../../harness/sandbox/sandbox-calls.ts';

const dayMs = 24 * 3600 * 1000;

describe('watching certificates', () => {
  let engine: Engine;
  let now = new Date();
  const later = (ms: number) => (now = new Date(now.getTime() + ms));

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    const address = {
      name: 'sales',
      qlikUrl: 'https://sales.corp.contoso.com',
      externalDomain: 'contoso.com',
    };
    assert.equal((await engine.run('publish', address)).state, 'done');
  });
  beforeEach(() => forgetTold(engine));
  after(() => engine.close());

  async function byHand(method: string, path: string, body?: object): Promise<void> {
    const answer = await call(engine.sandbox, method, `/by-hand/${path}`, body);
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
  }

  it('tells that a certificate is missing once a second look has seen it, once', async () => {
    await lookAtPublications(engine.deps, later(dayMs / 48));
    await byHand('DELETE', 'certificates/contoso.com');
    await lookAtPublications(engine.deps, later(dayMs / 48));
    assert.deepEqual(await titles(engine), []);
    for (let i = 0; i < 3; i++) await lookAtPublications(engine.deps, later(dayMs / 48));

    const [told, ...others] = await toldNews(engine);
    assert.deepEqual(
      [told?.kind, told?.tone, told?.title, others.length],
      ['certificate', 'warning', 'A certificate is missing', 0],
    );
    assert.match(told?.lines.join('; ') ?? '', /contoso\.com has no certificate.*contoso\.com has no/);
  });

  it('tells that a certificate nears its end, at each stage once, and that there is a new one', async () => {
    for (const days of [29, 28, 13, 6, -1, 400]) {
      await byHand('PUT', 'certificates/contoso.com', { subject: 'CN=*.contoso.com', days });
      await lookAtPublications(engine.deps, later(dayMs / 48));
    }

    const told = (await toldNews(engine)).filter(({ kind }) => kind === 'certificate');
    assert.deepEqual(
      told.map(({ tone, lines }) => [tone, lines.length]),
      [
        ['warning', 3],
        ['warning', 3],
        ['warning', 3],
        ['alarm', 3],
        ['good', 1],
      ],
    );
  });

  it('tells what a visit has seen of a certificate, although a newer one has been uploaded', async () => {
    const shown = { step: 'certificate', state: 'unsure', text: '', endsAt: later(0).toISOString() };
    const checks = () => engine.deps.db.updateTable('outside_check').where('role', '=', 'hub');
    await checks()
      .set({ findings: JSON.stringify([shown]) })
      .execute();
    await lookAtPublications(engine.deps, later(dayMs / 48));
    await checks().set({ findings: '[]' }).execute();
    await lookAtPublications(engine.deps, later(dayMs / 48));

    assert.deepEqual(
      (await toldNews(engine)).map(({ tone, title }) => `${tone}: ${title.slice(0, 25)}`),
      ['alarm: A certificate has expired', 'good: The certificate for sales'],
    );
  });
});
