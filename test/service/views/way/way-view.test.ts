import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { compare } from '../../../../src/service/compare/compare.ts';
import { askDiagnosis } from '../../../../src/service/diagnosis/ask-diagnosis.ts';
import { runDiagnosis } from '../../../../src/service/diagnosis/run-diagnosis.ts';
import type { RequestView } from '../../../../src/service/model/view.ts';
import { checkOutside } from '../../../../src/service/outside/check-outside.ts';
import { findPublication } from '../../../../src/service/views/lists.ts';
import { lookAtConnectors } from '../../../../src/service/watch/look-at-connectors.ts';
import { colleagues } from '../../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../../harness/engine/engine.ts';
import { republish } from '../../../harness/engine/hand-changes.ts';
import { publicationOf, says } from '../../../harness/engine/testing.ts';
import { hand } from '../../../harness/sandbox/hands.ts';
import { change } from '../../../harness/states/change-application.ts';

const [, nadia] = colleagues;
const machines = ['prx-dc-01', 'prx-dc-02'];

describe('the way into a publication', () => {
  let engine: Engine;
  let request: RequestView;
  let id: string;
  before(async () => {
    engine = await startEngine();
    request = await engine.run('publish', { name: 'sales' });
    ({ id } = await publicationOf(engine, 'sales'));
  });
  after(() => engine.close());

  async function parts(): Promise<string[]> {
    const { way } = (await findPublication(engine.deps, 'sales')) ?? {};
    return (way?.parts ?? []).map(({ part, state, note }) => `${part} ${state} ${english(note)}`.trim());
  }
  async function look(): Promise<void> {
    await compare(engine.deps, id);
    await checkOutside(engine.deps, id);
    // A connector's state counts from the second time that it is seen.
    for (const _ of [1, 2]) await lookAtConnectors(engine.deps, new Date());
  }
  async function diagnose(): Promise<void> {
    await askDiagnosis(engine.deps, 'sales', { conversationId: 'a:rita', language: 'en' });
    await runDiagnosis(engine.deps, id);
  }
  const setConnectors = (status: string) =>
    Promise.all(machines.map((name) => hand(engine.sandbox, 'PATCH', `connectors/${name}`, { status })));

  it('is fine as far as it was looked at, and ends where nothing can be seen', async () => {
    await look();

    assert.deepEqual(await parts(), [
      'people fine',
      'entra fine',
      'proxy fine',
      'connectors fine 2 of 2 active',
      'hub unseen',
      'auth unseen',
    ]);
  });

  it('shows where it is broken by hand: a sign-in taken away, connectors that have stopped', async () => {
    await republish(engine, 'sales', { externalAuthenticationType: 'passthru' });
    await setConnectors('inactive');
    await look();
    const broken = await parts();
    await republish(engine, 'sales', { externalAuthenticationType: 'aadPreAuthentication' });
    await setConnectors('active');
    await look();

    assert.equal(broken[1], 'entra wrong');
    assert.equal(broken[3], 'connectors wrong 0 of 2 active');
    assert.equal((await parts()).filter((part) => part.includes('wrong')).length, 0);
  });

  it('shows what only a diagnosis sees, until somebody says that it works', async () => {
    const path = `/v1.0/users/${nadia?.id}`;
    await change(engine, 'PATCH', path, { accountEnabled: false });
    await diagnose();
    await look();
    const diagnosed = await parts();
    await change(engine, 'PATCH', path, { accountEnabled: true });
    await says(engine, nadia, request, 'works');

    assert.equal(diagnosed[0], 'people wrong');
    assert.deepEqual(await parts(), [
      'people fine',
      'entra fine',
      'proxy fine',
      'connectors fine 2 of 2 active',
      'hub fine',
      'auth fine',
    ]);
  });

  it('is not drawn of what is not published', async () => {
    await engine.run('unpublish', { name: 'sales' });

    assert.deepEqual(await parts(), []);
  });
});
