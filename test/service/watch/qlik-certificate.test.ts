import assert from 'node:assert/strict';
import { connectRepository } from '../../../src/qlik/repository.ts';
import { watchSite } from '../../../src/service/qlik/watch-site.ts';
import { lookAtQlikCertificate } from '../../../src/service/watch/look-at-qlik-certificate.ts';
import { tellStanding } from '../../../src/service/watch/tell-standing.ts';
import { watchView } from '../../../src/service/watch/watch-view.ts';
import { createAuthority, type Authority } from '../../../src/trial/qlik/authority.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { forgetTold, titles } from '../../harness/engine/told.ts';

const dayMs = 24 * 3600 * 1000;
const end = new Date('2030-06-30T12:00:00Z');
const daysLeft = (days: number) => new Date(end.getTime() - days * dayMs);

describe('watching the client certificate for Qlik Sense', () => {
  let engine: Engine;
  let authority: Authority;
  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    authority = await createAuthority('Qlik Sense');
  });
  beforeEach(() => forgetTold(engine));
  after(() => engine.close());

  /** Starts with a certificate that ends then. */
  async function useCertificate(validTo: Date): Promise<void> {
    const certificates = await authority.client(validTo);
    const repository = connectRepository({ url: 'https://qlik.contoso.com:4242', user: 'a', certificates });
    engine.deps.qlik = watchSite(engine.deps.db, repository, 30);
  }

  async function lookAt(...days: number[]): Promise<void> {
    for (const left of days) await lookAtQlikCertificate(engine.deps, daysLeft(left));
  }

  it('says nothing where the bot does not reach Qlik Sense', async () => {
    await lookAt(3);
    assert.deepEqual(await titles(engine), []);
    assert.equal((await watchView(engine.deps, [])).qlikEndsAt, null);
  });

  it('tells each stage before its end once, and that there is a new one', async () => {
    await useCertificate(end);
    assert.deepEqual((await watchView(engine.deps, [])).qlikEndsAt, end);
    await lookAt(40, 29, 28, 13, 6, 0.5, -1, -2);
    await useCertificate(new Date(end.getTime() + 400 * dayMs));
    await lookAt(-3, -4);

    const expires = 'warning: The bot’s client certificate for Qlik Sense expires on 30 Jun 2030, 12:00 UTC';
    assert.deepEqual(await titles(engine), [
      expires,
      expires,
      expires,
      expires,
      'alarm: The bot’s client certificate for Qlik Sense has expired on 30 Jun 2030, 12:00 UTC',
      'good: The bot’s client certificate for Qlik Sense is valid until 4 Aug 2031, 12:00 UTC',
    ]);
  });

  it('forgets it when the bot does not reach Qlik Sense any more', async () => {
    await useCertificate(end);
    await lookAt(5);
    engine.deps.qlik = null;
    await lookAt(4);
    await tellStanding(engine.deps, daysLeft(1));

    assert.equal((await titles(engine)).length, 1);
  });
});
