import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { checkOutside } from '../../../src/service/outside/check-outside.ts';
import { lastOutside } from '../../../src/service/outside/last-outside.ts';
import type { OutsideCheck } from '../../../src/service/model/publication/outside.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { updateForm } from '../../../src/service/views/update-form.ts';
import { findRequestView } from '../../../src/service/views/request-view.ts';
import { findApplications } from '../../../src/store/applications.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { call } from '../../harness/sandbox/sandbox-calls.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('the look from outside', () => {
  let engine: Engine;
  let publish: (name: string, form?: object) => Promise<{ id: string; request: RequestView }>;
  before(async () => {
    engine = await startEngine();
    publish = async (name, form = {}) => {
      const request = await engine.run('publish', {
        name,
        qlikUrl: `https://${name}.corp.contoso.com`,
        ...form,
      });
      assert.equal(request.state, 'done', JSON.stringify(request.problem));
      const row = await findPublicationByName(engine.deps.db, name);
      return { id: row?.id ?? '', request };
    };
  });
  after(() => engine.close());

  const states = (checks: readonly OutsideCheck[]) => checks.map(({ role, state }) => `${role} ${state}`);
  const steps = (check: OutsideCheck | undefined) =>
    Object.fromEntries((check?.findings ?? []).map(({ step, state }) => [step, state]));
  const said = (view: RequestView | null) => (view?.result?.checks ?? []).map(english);
  const patch = async (id: string, role: 'hub' | 'auth', publishing: object) => {
    const rows = await findApplications(engine.deps.db, id);
    const { application_id: application } = rows.find((one) => one.role === role) ?? { application_id: '' };
    await call(engine.sandbox, 'PATCH', `/beta/applications/${application}`, {
      onPremisesPublishing: publishing,
    });
  };

  it('is taken when a publication is made, and its card shows it with its time', async () => {
    const { id, request } = await publish('looked');

    const checks = await lastOutside(engine.deps.db, id);

    assert.deepEqual(states(checks), ['hub verified', 'auth verified']);
    assert.deepEqual(steps(checks[0]), {
      name: 'unseen',
      certificate: 'unseen',
      answer: 'fine',
      'sign-in': 'fine',
      application: 'fine',
      'connector-group': 'fine',
    });
    assert.match(said(request).join('\n'), /looked-contoso\.msappproxy\.net answers from outside and asks/);
    assert.match(said(request).join('\n'), /Edge verified; Qlik Sense itself not verified/);
    assert.match(said(request).join('\n'), /Looked at from outside: .*UTC/);
  });

  it('raises an alarm for what can be entered without the approved sign-in', async () => {
    const { id, request } = await publish('opened');
    await patch(id, 'auth', { externalAuthenticationType: 'passthru' });

    const open = await checkOutside(engine.deps, id);

    assert.deepEqual(states(open), ['hub verified', 'auth alarm']);
    const shown = said(await findRequestView(engine.deps, request.id)).join('\n');
    assert.match(shown, /opened-auth-contoso\.msappproxy\.net answers, but does NOT ask people to sign in/);

    await patch(id, 'auth', { externalAuthenticationType: 'aadPreAuthentication' });
    assert.deepEqual(states(await checkOutside(engine.deps, id)), ['hub verified', 'auth verified']);
    const healed = said(await findRequestView(engine.deps, request.id)).join('\n');
    assert.doesNotMatch(healed, /NOT/);
  });

  it('waits some minutes until sign-in that was switched on shows, and then raises an alarm', async () => {
    const { id } = await publish('closing', { preAuthentication: 'passthru' });
    await publish('ajar', { preAuthentication: 'passthru' });
    const form = await updateForm(engine.deps, 'closing');
    assert.ok(form);
    const { servedAt } = engine.deps;
    // What shows is still an open door.
    engine.deps.servedAt = (url) => servedAt?.(url.replace('closing', 'ajar')) ?? '';
    const request = await engine.run('update', { ...form, preAuthentication: 'aadPreAuthentication' });

    assert.deepEqual(states(await lastOutside(engine.deps.db, id)), ['hub settling', 'auth settling']);
    assert.match(said(request).join('\n'), /does not ask people to sign in yet/);
    assert.deepEqual(states(await checkOutside(engine.deps, id)), ['hub settling', 'auth settling']);
    await engine.deps.db
      .updateTable('outside_check')
      .set({ opened_at: new Date(Date.now() - 61 * 60_000) })
      .where('publication_id', '=', id)
      .execute();
    assert.deepEqual(states(await checkOutside(engine.deps, id)), ['hub alarm', 'auth alarm']);
    engine.deps.servedAt = servedAt;
  });

  it('finds passthrough as planned, and sign-in that was not', async () => {
    const { id } = await publish('passing', { preAuthentication: 'passthru' });
    assert.deepEqual(states(await lastOutside(engine.deps.db, id)), ['hub verified', 'auth verified']);

    await patch(id, 'hub', { externalAuthenticationType: 'aadPreAuthentication' });

    const [hub] = await checkOutside(engine.deps, id);
    assert.deepEqual(
      [hub?.state, hub?.findings.find(({ cause }) => cause)?.cause],
      ['wrong', 'asks-to-sign-in'],
    );
  });

  it('tells the card’s readers only what is new, unless somebody waits for it', async () => {
    const { id, request } = await publish('quiet');
    const revision = async () =>
      (
        await engine.deps.db
          .selectFrom('request')
          .select('revision')
          .where('id', '=', request.id)
          .executeTakeFirstOrThrow()
      ).revision;
    const before = await revision();

    await checkOutside(engine.deps, id);
    assert.equal(await revision(), before);
    await checkOutside(engine.deps, id, { isWaiting: true });
    assert.equal(await revision(), before + 1);
  });

  it('says settling of a new address until its time is over, and then what to do', async () => {
    const away = { ...engine.deps, servedAt: () => 'http://127.0.0.1:9/' };
    const { id } = await publish('slow');
    const opened = (minutesAgo: number) =>
      engine.deps.db
        .updateTable('outside_check')
        .set({ verified_at: null, opened_at: new Date(Date.now() - minutesAgo * 60_000) })
        .where('publication_id', '=', id)
        .execute();

    await opened(59);
    const [soon] = await checkOutside(away, id);
    await opened(61);
    const [late] = await checkOutside(away, id);

    assert.deepEqual([soon?.state, late?.state], ['settling', 'wrong']);
    const texts = [soon, late].map((check) =>
      english(check?.findings.find(({ cause }) => cause)?.text ?? ''),
    );
    assert.match(texts[0] ?? '', /No answer from slow-contoso.*ECONNREFUSED.*can take some minutes\.$/);
    assert.match(texts[1] ?? '', /should be live by now: look at/);
  });

  it('says wrong at once of an address that was verified before', async () => {
    const { id } = await publish('lost');

    const [hub] = await checkOutside({ ...engine.deps, servedAt: () => 'http://127.0.0.1:9/' }, id);

    assert.equal(hub?.state, 'wrong');
  });

  it('leaves alone what is not published, or is just being changed', async () => {
    const { id, request } = await publish('moving');
    const before = await lastOutside(engine.deps.db, id);
    const away = { ...engine.deps, servedAt: () => 'http://127.0.0.1:9/' };
    const set = (state: 'applying' | 'done') =>
      engine.deps.db.updateTable('request').set({ state }).where('id', '=', request.id).execute();

    await set('applying');
    assert.deepEqual(await checkOutside(away, id), before);
    await set('done');
    await engine.run('unpublish', { name: 'moving' });
    assert.deepEqual(await checkOutside(away, id), before);
  });
});
