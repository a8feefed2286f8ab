import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { ApiRequest } from '../../src/trial/sandbox/http/message.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { refusing } from '../harness/sandbox/refusing.ts';

describe('undo of a request that failed half-way', () => {
  let engine: Engine;
  let refuse: (request: ApiRequest) => boolean = () => false;
  const step = refusing((request) => refuse(request));
  before(async () => {
    engine = await startEngine({ steps: [step] });
  });
  after(() => engine.close());

  async function ours(path: string): Promise<string[]> {
    const { value } = await engine.graph<{ value: { displayName: string; id: string }[] }>(path);
    return value
      .map(({ displayName }) => displayName)
      .filter((name) => /Qlik Sense|qlik-publisher/.test(name));
  }

  it('publish: nothing is left, and the name can be used again', async () => {
    refuse = ({ method, path }) => method === 'PUT' && path.includes('connectorGroup');
    const failed = await engine.run('publish', { name: 'half', qlikUrl: 'https://half.corp.contoso.com' });
    assert.equal(failed.state, 'failed');
    assert.equal(failed.canUndo, true);
    assert.equal(failed.problem?.code, 'Authorization_RequestDenied');
    assert.ok(failed.problem.graphRequestId);
    assert.ok(failed.done.length > 0);
    assert.equal((await ours('/v1.0/applications')).length, 2);

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.deepEqual(await ours('/v1.0/applications'), []);
    assert.deepEqual(await ours('/v1.0/servicePrincipals'), []);
    refuse = () => false;
    const again = await engine.run('publish', { name: 'half', qlikUrl: 'https://half.corp.contoso.com' });
    assert.equal(again.state, 'done', JSON.stringify(again.problem));
  });

  it('assign: who was assigned by it is taken off again, nobody else', async () => {
    const [olga] = colleagues;
    refuse = () => false;
    const whole = await engine.run('publish', { name: 'whole', qlikUrl: 'https://whole.corp.contoso.com' });
    assert.equal(whole.state, 'done', JSON.stringify(whole.problem));
    let count = 0;
    refuse = ({ method, path }) => method === 'POST' && path.at(-1) === 'appRoleAssignedTo' && ++count > 1;
    const failed = await engine.run('assign', { name: 'whole', users: olga.userPrincipalName });
    assert.equal(failed.state, 'failed');
    refuse = () => false;

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    const repair = await engine.ask('repair', { name: 'whole' });
    assert.equal(repair.state, 'done', (repair.plan?.changes ?? []).map(english).join());
  });
});
