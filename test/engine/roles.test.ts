import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { botAppId } from '../../src/trial/sandbox-credential.ts';
import type { DirectoryRole } from '../../src/trial/sandbox/callers/directory-roles.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { recordWriters } from '../harness/sandbox/writers.ts';

const role: DirectoryRole = 'Application Administrator';
const lesser: DirectoryRole[] = ['Cloud Application Administrator'];
const [olga] = colleagues;

describe('the Entra role of who writes', () => {
  let engine: Engine;
  let writers = recordWriters();
  const start = async (runAs: 'bot' | 'approver') => {
    writers = recordWriters();
    engine = await startEngine({ permissions: 'lenient', runAs, steps: [writers.step] });
  };
  afterEach(() => engine.close());

  const asked = () => engine.ask('publish', { name: 'qlik' });
  const give = (who: string, ...roles: DirectoryRole[]) => engine.sandbox.directoryRoles.set(who, roles);

  for (const roles of [[], lesser])
    it(`stops an approver who has ${roles.length === 0 ? 'none' : 'one without Application Proxy'}, before anything is written`, async () => {
      await start('approver');
      const planned = await asked();
      give(administrator.id, ...roles);

      await assert.rejects(engine.approve(planned), /in your name/);

      assert.deepEqual(writers.ids(), []);
      give(administrator.id, role);
      assert.equal((await engine.approve(planned)).state, 'done');
      assert.deepEqual(writers.ids(), [administrator.id]);
    });

  it('is asked of the approver only, whoever else has it', async () => {
    await start('approver');
    const planned = await asked();
    give(administrator.id);

    const done = await engine.approve(planned, olga);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(writers.ids(), [olga.id]);
  });

  it('is named when the bot has lost it after the plan, and a retry goes on when it is back', async () => {
    await start('bot');
    const planned = await asked();
    give(botAppId);

    const failed = await engine.approve(planned);
    give(botAppId, role);
    const done = await engine.retry(failed);

    assert.equal(failed.state, 'failed');
    assert.match(english(failed.problem?.advice ?? ''), /Application Administrator/);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
});
