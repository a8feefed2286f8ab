import assert from 'node:assert/strict';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { english } from '../../src/language/say.ts';
import { stamp } from '../../src/service/model/publication/stamp.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { refuseConnectorGroup } from '../harness/engine/by-hand.ts';
import { longAgo, recordedId } from '../harness/engine/records.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { colleagues } from '../../src/trial/people.ts';
import {
  call,
  get,
  instantiate,
  publishApplication,
  setUris,
  type Ids,
} from '../harness/sandbox/sandbox-calls.ts';

const people = new Set([colleagues[1].name, 'Qlik testers']);

describe('an application of a stranger is never taken for the bot’s own', () => {
  let engine: Engine;
  let stale: Record<string, unknown>[] = [];
  /** Makes lists show deleted applications for a while. */
  const staleLists: ApiStep = async (request, next) => {
    const answer = await next(request);
    if (request.method !== 'GET' || request.path.join('/') !== 'applications') return answer;
    const body = answer.body as { value: object[] };
    return { ...answer, body: { ...body, value: [...body.value, ...stale] } };
  };
  before(async () => (engine = await startEngine({ steps: [staleLists] })));
  after(() => engine.close());

  const form = (name: string) => ({ name, qlikUrl: `https://${name}.corp.contoso.com` });
  const warnings = ({ plan }: RequestView) => (plan?.warnings ?? []).map(english).join('\n');
  const problems = ({ problem }: RequestView) =>
    (problem?.fields ?? []).map(({ message }) => english(message)).join('\n');

  async function patch({ applicationId }: Ids, body: object): Promise<void> {
    const { status } = await call(engine.sandbox, 'PATCH', `/v1.0/applications/${applicationId}`, body);
    assert.equal(status, 204);
  }

  async function stateOf({ applicationId }: Ids): Promise<unknown> {
    const { body: directory } = await get(engine.sandbox, `/v1.0/applications/${applicationId}`);
    const path = `/beta/applications/${applicationId}?$select=id,onPremisesPublishing`;
    const { body: proxy } = await get(engine.sandbox, path);
    const { '@odata.context': _, ...rest } = directory;
    return { rest, publishing: proxy['onPremisesPublishing'] };
  }

  async function untouched(planted: Ids, work: () => Promise<void>): Promise<void> {
    const before = await stateOf(planted);
    await work();
    assert.deepEqual(await stateOf(planted), before);
  }

  /** Disguises that need only what the card shows. */
  const disguises: readonly [string, (requestId: string) => Promise<Ids>][] = [
    [
      'the name that an older bot gave to what it was making',
      (id) => instantiate(engine.sandbox, `qlik-publisher ${id} hub`),
    ],
    [
      'the tag of this request',
      async (id) => {
        const ids = await instantiate(engine.sandbox, 'harmless');
        await patch(ids, { tags: [stamp(id, 'hub')], notes: 'Managed by the Qlik publisher bot.' });
        return ids;
      },
    ],
    [
      'both',
      async (id) => {
        const ids = await instantiate(engine.sandbox, `qlik-publisher ${id} auth`);
        await patch(ids, { tags: [stamp(id, 'auth')] });
        return ids;
      },
    ],
  ];
  for (const [i, [what, plant]] of disguises.entries()) {
    it(`planted between plan and approval with ${what}: a pair of the bot’s own is published`, async () => {
      const asked = await engine.ask('publish', form(`planted-${i}`));
      const planted = await plant(asked.id);

      await untouched(planted, async () => {
        const done = await engine.approve(asked);
        assert.equal(done.state, 'done', JSON.stringify(done.problem));
        await checkTenant(engine, `planted-${i}`, people);
      });
    });

    it(`with ${what}, it is named and left alone when the publication is repaired and taken down`, async () => {
      const name = `marked-${i}`;
      const { id } = await engine.run('publish', form(name));
      const planted = await plant(id);
      const called = String(
        (await get(engine.sandbox, `/v1.0/applications/${planted.applicationId}`)).body['displayName'],
      );
      const left = new RegExp(`“${called}” carries this bot’s mark, but the bot did not make it`);

      await untouched(planted, async () => {
        const hub = await recordedId(engine, name, 'hub');
        await call(engine.sandbox, 'PATCH', `/v1.0/applications/${hub}`, { tags: [] });
        const repair = await engine.ask('repair', { name });
        assert.match(warnings(repair), left);
        assert.equal((await engine.approve(repair)).state, 'done');
        const down = await engine.ask('unpublish', { name });
        assert.match(warnings(down), left);
        const done = await engine.approve(down);
        assert.equal(done.state, 'done', JSON.stringify(done.problem));
        assert.match((done.result?.checks ?? []).map(english).join(), left);
        await checkTenant(engine, name, null);
      });
    });

    it(`with ${what}, it is left alone when a half-made publish is undone`, async () => {
      const allow = refuseConnectorGroup(engine);
      const failed = await engine.run('publish', form(`undone-${i}`));
      allow();
      const planted = await plant(failed.id);

      await untouched(planted, async () => {
        const undone = await engine.undo(failed);
        assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
        await checkTenant(engine, `undone-${i}`, null);
      });
    });
  }

  it('with the tag of a publication and its identifier, it is a problem with its name when a restore is planned', async () => {
    const { id } = await engine.run('publish', form('held'));
    await engine.run('unpublish', { name: 'held' });
    const planted = await instantiate(engine.sandbox, 'The holder');
    await patch(planted, { tags: [stamp(id, 'hub')] });
    assert.equal((await setUris(engine.sandbox, planted, 'https://held-contoso.msappproxy.net')).status, 204);

    await untouched(planted, async () => {
      const refused = await engine.ask('restore', { name: 'held' });
      assert.equal(refused.state, 'failed');
      assert.match(problems(refused), /is the identifier of the application “The holder”/);
    });
  });

  it('deleted with the tag and the identifier of a publication, it is a problem with its name', async () => {
    const { id } = await engine.run('publish', form('buried'));
    await engine.run('unpublish', { name: 'buried' });
    const planted = await instantiate(engine.sandbox, `qlik-publisher ${id} hub`);
    await patch(planted, { tags: [stamp(id, 'hub')] });
    await setUris(engine.sandbox, planted, 'https://buried-contoso.msappproxy.net');
    const path = `/v1.0/applications/${planted.applicationId}`;
    assert.equal((await call(engine.sandbox, 'DELETE', path)).status, 204);

    const refused = await engine.ask('restore', { name: 'buried' });

    assert.match(problems(refused), /still held by the deleted application “qlik-publisher .* hub”/);
    assert.equal((await get(engine.sandbox, path)).status, 404);
  });

  it('in the place of one that was deleted for good, it is a problem with its name when a repair is planned', async () => {
    const { id } = await engine.run('publish', form('replaced'));
    const hub = await recordedId(engine, 'replaced', 'hub');
    for (const path of [`applications/${hub}`, `directory/deletedItems/${hub}`])
      assert.equal((await call(engine.sandbox, 'DELETE', `/v1.0/${path}`)).status, 204);
    await longAgo(engine, 'replaced');
    const planted = await publishApplication(engine.sandbox, 'replaced');
    await patch(planted, { tags: [stamp(id, 'hub')], displayName: 'Qlik Sense replaced' });

    await untouched(planted, async () => {
      const refused = await engine.ask('repair', { name: 'replaced' });
      assert.equal(refused.state, 'failed');
      assert.match(problems(refused), /already belongs to the application “Qlik Sense replaced”/);
    });
  });

  it('with the name that a new publication would get, it is a problem with its name', async () => {
    const planted = await instantiate(engine.sandbox, 'Qlik Sense twice');

    await untouched(planted, async () => {
      const refused = await engine.ask('publish', form('twice'));
      assert.match(
        problems(refused),
        /There is an application “Qlik Sense twice” already that the bot did not make/,
      );
    });
  });

  it('that was deleted but is still listed is in nobody’s way', async () => {
    const gone = await instantiate(engine.sandbox, 'Qlik Sense ghost');
    await call(engine.sandbox, 'DELETE', `/v1.0/applications/${gone.applicationId}`);
    stale = [{ id: gone.applicationId, displayName: 'Qlik Sense ghost', identifierUris: [] }];

    const asked = await engine.ask('publish', form('ghost'));
    stale = [];

    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
  });
});
