import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { DirectoryRole } from '../../../../src/trial/sandbox/callers/directory-roles.ts';
import { fits } from '../../../../src/trial/sandbox/callers/authorize.ts';
import { permissionTable } from '../../../../src/trial/sandbox/callers/permission-table.ts';
import { routes } from '../../../../src/trial/sandbox/routes/routes.ts';
import type { Permissions, Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import {
  administrator,
  all,
  cloud,
  examples,
  id,
  profile,
  type Example,
} from '../../../builders/guarded-calls.ts';
import { assertRefused, call, get, start } from '../../../harness/sandbox/sandbox-calls.ts';

const proxyRefusal = 'NotAdminRoleNoEnoughCustomPermission_UnauthorizedAccess';

for (const permissions of ['lenient', 'strict'] as const satisfies Permissions[])
  describe(`who may call a ${permissions} tenant`, () => {
    let sandbox: Sandbox;
    before(async () => void (sandbox = await start({ permissions })));
    after(() => sandbox.close());

    /** Whether Graph lets the call through, to whatever it then says of it. */
    const passes = async ({ method, path, body }: Example, token: string) => {
      const { status } = await call(sandbox, method, path, body, { authorization: `Bearer ${token}` });
      assert.notEqual(status, 401);
      return status !== 403;
    };
    const app = (roles: string[], directoryRoles: DirectoryRole[] = []) =>
      sandbox.tokens.app({ roles, directoryRoles });
    const person = (scopes: string[], roles: DirectoryRole[] = []) => {
      const userId = randomUUID();
      sandbox.directoryRoles.set(userId, roles);
      return sandbox.tokens.delegated({ userId, scopes });
    };

    for (const example of examples) {
      const { method, path, scope, appRole = scope, needs } = example;
      const name = `${method} ${path.replaceAll(id, '{id}')}`;
      const isProxy = needs === administrator;

      it(`${name}: a person needs ${scope}${needs === 'none' ? '' : ` and the role ${needs}`}`, async () => {
        assert.equal(await passes(example, person([scope], [administrator])), true);
        assert.equal(await passes(example, person([scope], [cloud])), !isProxy);
        assert.equal(await passes(example, person([scope])), needs === 'none');
        assert.equal(await passes(example, person(['User.Read'], [administrator])), false);
      });

      if (appRole === null)
        it(`${name}: an application ${permissions === 'strict' ? 'is refused' : 'needs a directory role'}`, async () => {
          const isLenient = permissions === 'lenient';
          assert.equal(await passes(example, app([], [administrator])), isLenient);
          assert.equal(await passes(example, app([scope, all], [administrator])), isLenient);
          assert.equal(await passes(example, app([scope, all], [cloud])), false);
        });
      else
        it(`${name}: an application needs ${appRole}${isProxy ? ' and a directory role' : ''}`, async () => {
          assert.equal(await passes(example, app([appRole], [administrator])), true);
          assert.equal(await passes(example, app([appRole])), !isProxy);
          assert.equal(await passes(example, app(['Mail.Read'], [administrator])), false);
        });
    }
  });

describe('directory roles in a tenant', () => {
  let sandbox: Sandbox;
  before(async () => void (sandbox = await start({ permissions: 'lenient' })));
  after(() => sandbox.close());

  const read = (path: string, token: string) => get(sandbox, path, { authorization: `Bearer ${token}` });
  const groups = `${profile}/connectorGroups`;

  it('count from the next call on, whatever tokens there are', async () => {
    const userId = randomUUID();
    const token = sandbox.tokens.delegated({ userId, scopes: [all] });

    assertRefused(await read(groups, token), 403, proxyRefusal, 'Unauthorized Access.');
    sandbox.directoryRoles.set(userId, [administrator]);
    assert.equal((await read(groups, token)).status, 200);
    sandbox.directoryRoles.set(userId, []);
    assertRefused(await read(groups, token), 403, proxyRefusal);
  });

  it('may be custom ones, which allow what they name', async () => {
    const actions = ['microsoft.directory/connectorGroups/allProperties/read'];
    const token = sandbox.tokens.app({ roles: ['Application.Read.All'], directoryRoles: [{ actions }] });

    assert.equal((await read(groups, token)).status, 200);
    assertRefused(await read(`${profile}/connectors`, token), 403, proxyRefusal);
    assertRefused(await read(profile, token), 403, proxyRefusal);
  });

  it('are not what Graph names when a permission is missing', async () => {
    const token = sandbox.tokens.delegated({ userId: randomUUID(), scopes: [] });
    const message = 'Insufficient privileges to complete the operation.';

    assertRefused(await read(groups, token), 403, 'Authorization_RequestDenied', message);
    assertRefused(await read('/v1.0/users', token), 403, 'Authorization_RequestDenied', message);
  });
});

describe('the table of permissions', () => {
  it('has a row for every call that the tenant knows', () => {
    const without = routes.filter(({ method, path, versions: [version = 'beta'] }) => {
      const asked = { method, path: path.split('/'), version, query: new URLSearchParams(), headers: {} };
      return !permissionTable.some((row) => fits(row, { ...asked, body: undefined, baseUrl: '' }));
    });

    assert.deepEqual(
      without.map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });
});
