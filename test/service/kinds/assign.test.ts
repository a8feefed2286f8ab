import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { emptyForm } from '../../../src/service/model/request/form.ts';
import { administrator, colleagues } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';
import { resolve } from '../../harness/engine/target.ts';

const [olga, nadia] = colleagues;

describe('assigning to a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
  });
  after(() => engine.close());

  it('needs somebody, and at most a thousand', () => {
    const fieldsOf = (users: string) => {
      const parsed = kinds.assign.parse({ ...emptyForm, name: 'sales', users });
      return 'problems' in parsed ? parsed.problems.map(({ field }) => field) : [];
    };
    const many = (count: number) => Array.from({ length: count }, (_, i) => `u${i}@contoso.com`).join();

    assert.deepEqual(fieldsOf(' , ;'), ['users']);
    assert.deepEqual(fieldsOf(many(1001)), ['users']);
    assert.deepEqual(fieldsOf(many(1000)), []);
  });

  it('wants those named beside those who have access, each once', async () => {
    const users = [olga, nadia].map(({ userPrincipalName }) => userPrincipalName).join();

    const { seen, target, planned } = await resolve(engine, 'assign', { name: 'sales', users });

    const names = target.desired.principals.map(({ displayName }) => displayName).toSorted();
    assert.deepEqual(names, ['Nadia Karim', 'Olga Novak', 'Qlik testers']);
    assert.equal(seen.base?.principals.length, 2);
    assert.deepEqual(
      planned.changes.map(({ id }) => id),
      [`assign:hub:${olga.id}`, `assign:auth:${olga.id}`],
    );
  });

  it('names whoever is not there, cannot sign in, or is ambiguous', async () => {
    const users = 'nobody@contoso.com, paul.martin@contoso.com';

    const { target } = await resolve(engine, 'assign', { name: 'sales', users, groups: 'Nobodies' });

    const said = target.problems.map(({ field, message }) => `${field}: ${english(message)}`);
    assert.equal(said.length, 3);
    assert.match(said.join('\n'), /users: nobody@contoso.com is not a user/);
    assert.match(said.join('\n'), /users: Paul Martin .* is disabled/);
    assert.match(said.join('\n'), /groups: Nobodies is not a group/);
  });

  it('leaves settings alone that somebody has changed', async () => {
    const { seen } = await resolve(engine, 'assign', { name: 'sales', users: olga.userPrincipalName });
    const hub = seen.observed.hub ?? assert.fail('no hub');
    const path = `/applications/${hub.applicationId}`;
    await byHand(engine).api(path).patch({ displayName: 'Renamed' });

    const { planned } = await resolve(engine, 'assign', { name: 'sales', users: olga.userPrincipalName });

    assert.ok(planned.changes.every(({ kind }) => kind === 'assign'));
    await byHand(engine).api(path).patch({ displayName: hub.displayName });
  });

  it('looks again only at whom it gives access', async () => {
    const users = administrator.userPrincipalName;
    const { planned } = await resolve(engine, 'assign', { name: 'sales', users });
    const lost = (principals: typeof planned.desired.principals) =>
      kinds.assign.lost?.({ ...planned, desired: { ...planned.desired, principals } });
    const gone = {
      id: '00000000-0000-4000-8000-00000000dead',
      type: 'User',
      displayName: 'G',
      detail: '',
    } as const;

    assert.deepEqual(await lost(planned.desired.principals), []);
    assert.deepEqual(await lost([...planned.desired.principals, gone]), []);
  });
});
