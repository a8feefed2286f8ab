import assert from 'node:assert/strict';
import { isInverse } from '../../../src/service/changes/is-inverse.ts';
import { plan } from '../../../src/service/changes/plan.ts';
import { aDesired, everythingOf } from '../../builders/publication.ts';

const made = (kind: string, principalId = '', role = 'hub') => ({ kind, role, principalId });

describe('isInverse', () => {
  const desired = aDesired();
  const everything = plan(desired, { deleted: {} });
  const inverseOf = (...all: ReturnType<typeof made>[]) =>
    everything.filter((change) => isInverse(all, change)).map(({ id }) => id);

  it('takes a change of its own kind and role as what takes it back', () => {
    assert.deepEqual(inverseOf(made('connector-group')), ['connector-group:hub']);
  });

  it('takes back an unassignment by assigning the same person, nobody else', () => {
    assert.deepEqual(inverseOf(made('unassign', 'user-1')), ['assign:hub:user-1']);
    assert.deepEqual(inverseOf(made('assign', 'user-1')), []);
  });

  it('takes back an address by removing it and by giving back the former one', () => {
    const { hub } = everythingOf(desired);
    assert.ok(hub);
    const moved = { ...desired, formerUrls: ['https://moved-contoso.msappproxy.net/'] };
    hub.identifierUris = ['https://moved-contoso.msappproxy.net', `api://${hub.appId}`];
    const back = plan(moved, { deleted: {}, hub }).filter(({ role }) => role === 'hub');

    assert.deepEqual(
      back.filter((change) => isInverse([made('uris')], change)).map(({ id }) => id),
      ['uris:hub', 'remove-uri:hub:identifierUris:https://moved-contoso.msappproxy.net'],
    );
    assert.deepEqual(
      back.filter((change) => isInverse([made('remove-uri')], change)).map(({ id }) => id),
      ['uris:hub'],
    );
  });

  it('takes back everything of an application that came or went', () => {
    for (const kind of ['create', 'restore', 'unpublish', 'delete'])
      assert.deepEqual(
        inverseOf(made(kind, '', 'auth')),
        everything.filter(({ role }) => role === 'auth').map(({ id }) => id),
      );
  });

  it('gives back the earlier value of what the service principal said', () => {
    const [hub] = desired.applications;
    assert.ok(hub);
    const base = { ...desired, applications: [{ ...hub, isAssignmentRequired: false }] };
    const { hub: there } = everythingOf(desired);
    assert.ok(there);
    const back = plan(base, { deleted: {}, hub: there });

    assert.deepEqual(
      back.filter((change) => isInverse([made('assignment-required')], change)),
      back,
    );
    assert.equal(back[0] && 'isRequired' in back[0] && back[0].isRequired, false);
  });
});
