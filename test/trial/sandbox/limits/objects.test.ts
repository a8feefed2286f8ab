import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { assertRefused, call, customTemplate, start } from '../../../harness/sandbox/sandbox-calls.ts';

describe('a limit of objects for each creator', () => {
  let sandbox: Sandbox;
  beforeEach(async () => void (sandbox = await start({ permissions: 'lenient', objectsPerCreator: 4 })));
  afterEach(() => sandbox.close());

  const app = () => {
    const roles = ['Application.ReadWrite.All'];
    const authorization = `Bearer ${sandbox.tokens.app({ roles })}`;
    return (method: string, path: string, body?: object) =>
      call(sandbox, method, path, body, { authorization });
  };
  const create = (as: ReturnType<typeof app>, displayName: string) =>
    as('POST', `${customTemplate}/instantiate`, { displayName });
  const idOf = ({ body }: Awaited<ReturnType<typeof create>>) =>
    (body as unknown as { application: { id: string } }).application.id;
  const full = /^The directory object quota limit for the Principal has been exceeded\./;

  it('counts the application and the service principal, and each creator by itself', async () => {
    const [one, other] = [app(), app()];
    const created = [await create(one, 'a'), await create(one, 'b')];

    assert.deepEqual(
      created.map(({ status }) => status),
      [201, 201],
    );
    assertRefused(await create(one, 'c'), 403, 'Directory_QuotaExceeded', full);
    assert.equal((await create(other, 'c')).status, 201);
  });

  it('counts a service principal that was deleted by itself, and the one in its place', async () => {
    const as = app();
    const { body } = await create(as, 'a');
    const { servicePrincipal } = body as unknown as { servicePrincipal: { id: string; appId: string } };
    const { id, appId } = servicePrincipal;

    await as('DELETE', `/v1.0/servicePrincipals/${id}`);
    assert.equal((await as('POST', '/v1.0/servicePrincipals', { appId })).status, 201);
    assert.equal((await create(as, 'b')).status, 201);
    assertRefused(await create(as, 'c'), 403, 'Directory_QuotaExceeded');
  });

  it('counts what is deleted until it cannot be restored any more', async () => {
    const as = app();
    const id = idOf(await create(as, 'a'));
    await create(as, 'b');

    await as('DELETE', `/v1.0/applications/${id}`);
    assertRefused(await create(as, 'c'), 403, 'Directory_QuotaExceeded');
    await as('DELETE', `/v1.0/directory/deletedItems/${id}`);
    assert.equal((await create(as, 'c')).status, 201);
  });
});
