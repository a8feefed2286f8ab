import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { colleagues } from '../../src/trial/people.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { stamp } from '../../src/service/model/publication/stamp.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { refuseConnectorGroup } from '../harness/engine/by-hand.ts';
import { recordedId } from '../harness/engine/records.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { call, get, publishApplication, type Ids } from '../harness/sandbox/sandbox-calls.ts';

const people = new Set([colleagues[1].name, 'Qlik testers']);

describe('what the bot made is known by its recorded ids', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  const form = (name: string) => ({ name, qlikUrl: `https://${name}.corp.contoso.com` });

  async function run(...of: Parameters<Engine['run']>): Promise<RequestView> {
    const done = await engine.run(...of);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }

  async function patch(applicationId: string, body: object): Promise<void> {
    const { status } = await call(engine.sandbox, 'PATCH', `/v1.0/applications/${applicationId}`, body);
    assert.equal(status, 204);
  }

  const gone = { displayName: 'Renamed by hand', tags: [], notes: '' };

  it('unpublish takes down what lost its tag and its name by hand', async () => {
    await run('publish', form('stripped'));
    const ids = [await recordedId(engine, 'stripped', 'hub'), await recordedId(engine, 'stripped', 'auth')];
    for (const id of ids) await patch(id, gone);

    await run('unpublish', { name: 'stripped' });

    for (const id of ids) assert.equal((await get(engine.sandbox, `/v1.0/applications/${id}`)).status, 404);
    await checkTenant(engine, 'stripped', null);
  });

  it('undo takes back what lost its tag and its name by hand', async () => {
    const allow = refuseConnectorGroup(engine);
    const failed = await engine.run('publish', form('half'));
    allow();
    const hub = await recordedId(engine, 'half', 'hub');
    await patch(hub, gone);

    assert.equal((await engine.undo(failed)).state, 'withdrawn');

    assert.equal((await get(engine.sandbox, `/v1.0/applications/${hub}`)).status, 404);
  });

  it('repair gives name and tag back, as any other difference', async () => {
    await run('publish', form('renamed'));
    const hub = await recordedId(engine, 'renamed', 'hub');
    await patch(hub, gone);

    await run('repair', { name: 'renamed' });

    await checkTenant(engine, 'renamed', people);
    assert.equal(await recordedId(engine, 'renamed', 'hub'), hub);
  });

  it('unpublish is not over while something recorded is still published', async () => {
    await run('publish', form('stubborn'));
    const hub = await recordedId(engine, 'stubborn', 'hub');
    await patch(hub, gone);
    const asked = await engine.ask('unpublish', { name: 'stubborn' });
    // Graph reports the deletion but does nothing.
    engine.sandbox.faults.add({
      method: 'DELETE',
      path: `applications/${hub}`,
      times: 1,
      fault: { kind: 'status', status: 404, headers: {}, when: 'before' },
    });
    const done = await engine.approve(asked);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await get(engine.sandbox, `/v1.0/applications/${hub}`)).status, 404);
  });

  it('what the bot has deleted is not waited for, although the deleted items do not show it yet', async () => {
    await run('publish', form('unlisted'));
    const asked = await engine.ask('unpublish', { name: 'unlisted' });
    const off = engine.sandbox.faults.add({
      method: 'GET',
      path: '^/directory/deletedItems/',
      fault: { kind: 'status', status: 404 },
    });
    const done = await engine.approve(asked);
    off();

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  describe('and an adopted application is never deleted, whatever tag it carries:', () => {
    const pair = async (name: string): Promise<[hub: Ids, auth: Ids]> => [
      await publishApplication(engine.sandbox, name),
      await publishApplication(engine.sandbox, `${name}-auth`, {
        internalUrl: `https://${name}.corp.contoso.com:4244/`,
      }),
    ];

    async function adopted(name: string): Promise<[hub: Ids, auth: Ids]> {
      const [hub, auth] = await pair(name);
      const { id } = await run('adopt', {
        name,
        hubApplicationId: hub.applicationId,
        authApplicationId: auth.applicationId,
      });
      await patch(hub.applicationId, { tags: [stamp(id, 'hub')] });
      await patch(auth.applicationId, { tags: [stamp(id, 'auth')] });
      return [hub, auth];
    }

    const isPublished = async ({ applicationId }: Ids) => {
      const path = `/beta/applications/${applicationId}?$select=id,onPremisesPublishing`;
      return Boolean((await get(engine.sandbox, path)).body['onPremisesPublishing']);
    };

    it('an update to one port names it and lets go of it', async () => {
      const [, auth] = await adopted('single');
      const fields = await updateForm(engine.deps, 'single');
      assert.ok(fields);

      const single = { authPort: '443', authExternalUrl: '', applicationServerTimeout: 'Long' };
      const asked = await engine.ask('update', { ...fields, ...single });
      assert.match(
        (asked.plan?.warnings ?? []).map(english).join(),
        /“single-auth” was there before the bot/,
      );
      const done = await engine.approve(asked);

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.match((done.result?.checks ?? []).map(english).join(), /“single-auth” was there before the bot/);
      assert.equal(await isPublished(auth), true);
    });

    it('unpublish leaves both as they are', async () => {
      const [hub, auth] = await adopted('kept');

      await run('unpublish', { name: 'kept' });

      assert.deepEqual([await isPublished(hub), await isPublished(auth)], [true, true]);
    });

    it('unpublish deletes only the second one, if only that was made by the bot', async () => {
      const hub = await publishApplication(engine.sandbox, 'mixed');
      await run('adopt', { name: 'mixed', hubApplicationId: hub.applicationId, authApplicationId: '' });
      const fields = await updateForm(engine.deps, 'mixed');
      assert.ok(fields);
      const authExternalUrl = 'https://mixed-auth-contoso.msappproxy.net';
      await run('update', { ...fields, authPort: '4244', authExternalUrl });
      const auth = await recordedId(engine, 'mixed', 'auth');

      const asked = await engine.ask('unpublish', { name: 'mixed' });
      assert.match((asked.plan?.warnings ?? []).map(english).join(), /“mixed” was there before the bot/);
      const done = await engine.approve(asked);

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(await isPublished(hub), true);
      assert.equal((await get(engine.sandbox, `/v1.0/applications/${auth}`)).status, 404);
    });
  });
});
