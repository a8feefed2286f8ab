import { english } from '../../../src/language/say.ts';
import assert from 'node:assert/strict';
import { plan } from '../../../src/service/changes/plan.ts';
import { aDesired, everythingOf } from '../../builders/publication.ts';
import type { ObservedApplication } from '../../../src/service/model/publication/observed.ts';
import { summarise } from '../../../src/service/changes/summarise.ts';

const testers = { assignmentId: 'a', principalId: 'group-1', displayName: 'Testers', type: 'Group' };

const ids = (changes: { id: string }[]) => changes.map(({ id }) => id);

describe('plan', () => {
  it('is empty when nothing differs', () => {
    const desired = aDesired();

    assert.deepEqual(plan(desired, everythingOf(desired)), []);
  });

  it('makes everything out of nothing, in the order Graph demands', () => {
    const changes = plan(aDesired(), { deleted: {} });

    const hub = ['create', 'uris', 'publish', 'connector-group', 'single-sign-on'].map(
      (kind) => `${kind}:hub`,
    );
    const auth = ['create', 'uris', 'publish', 'connector-group'].map((kind) => `${kind}:auth`);
    const assign = (role: string) => ['user-1', 'group-1'].map((id) => `assign:${role}:${id}`);
    assert.deepEqual(ids(changes), [...hub, ...assign('hub'), ...auth, ...assign('auth')]);
    assert.equal(english(summarise(changes)), '2 applications, 4 assignments, 13 changes');
  });

  it('leaves an application alone that is complete', () => {
    const desired = aDesired();
    const { hub } = everythingOf(desired);

    const changes = plan(desired, { deleted: {}, ...(hub ? { hub } : {}) });

    assert.ok(changes.length > 0);
    assert.deepEqual(
      changes.filter(({ role }) => role === 'hub'),
      [],
    );
  });

  const differences: [what: string, changed: Partial<ObservedApplication>, left: string[]][] = [
    ['the name', { displayName: 'qlik-publisher p1 hub' }, ['create:hub']],
    ['the stamp', { tags: ['WindowsAzureActiveDirectoryOnPremApp'] }, ['name:hub']],
    ['the service principal', { servicePrincipalId: '' }, ['create:hub']],
    ['the identifier URI', { identifierUris: [] }, ['uris:hub']],
    ['the redirect URI', { redirectUris: ['https://other.contoso.com'] }, ['uris:hub']],
    ['the publishing', { publishing: null }, ['publish:hub', 'single-sign-on:hub']],
    [
      'the service principal that requires no assignment',
      { servicePrincipal: { accountEnabled: true, appRoleAssignmentRequired: false } },
      ['assignment-required:hub'],
    ],
    [
      'the service principal that is switched off',
      { servicePrincipal: { accountEnabled: false, appRoleAssignmentRequired: true } },
      ['sign-in-enabled:hub'],
    ],
    ['the connector group', { connectorGroupId: 'default' }, ['connector-group:hub']],
    ['one assignment', { assigned: [testers] }, ['assign:hub:user-1']],
    ['every assignment', { assigned: [] }, ['assign:hub:user-1', 'assign:hub:group-1']],
  ];
  for (const [what, changed, left] of differences)
    it(`has only what ${what} needs when that differs`, () => {
      const desired = aDesired();
      const observed = everythingOf(desired);
      assert.ok(observed.hub);
      Object.assign(observed.hub, changed);

      assert.deepEqual(ids(plan(desired, observed)), left);
    });

  it('publishes anew when the pre-authentication differs', () => {
    const observed = everythingOf(aDesired({ singleSignOn: { mode: 'none' } }));

    const changes = plan(
      aDesired({ singleSignOn: { mode: 'none' }, preAuthentication: 'passthru' }),
      observed,
    );

    assert.deepEqual(ids(changes), ['publish:hub', 'publish:auth']);
  });

  it('takes addresses as equal whatever their case and trailing slash', () => {
    const desired = aDesired();
    const observed = everythingOf(desired);
    assert.ok(observed.hub);
    observed.hub.identifierUris = ['HTTPS://QLIK-contoso.msappproxy.net/'];

    assert.deepEqual(plan(desired, observed), []);
  });

  it('is one application without a second when the ports are equal', () => {
    const changes = plan(aDesired({ authPort: 443 }), { deleted: {} });

    assert.deepEqual([...new Set(changes.map(({ role }) => role))], ['hub']);
    assert.match(english(summarise(changes)), /^1 application, 2 assignments, 7 changes$/);
  });
});
