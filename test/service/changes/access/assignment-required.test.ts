import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { assignmentRequired } from '../../../../src/service/changes/access/assignment-required.ts';
import { plan } from '../../../../src/service/changes/plan.ts';
import type { DesiredApplication } from '../../../../src/service/model/publication/desired.ts';
import { aDesired, everythingOf } from '../../../builders/publication.ts';

/** Returns the pair's changes if the tenant has `found` (undefined = unknown) and `wanted` is desired for the hub. */
function changes(found: boolean | undefined, wanted: Partial<DesiredApplication>): string[] {
  const desired = aDesired();
  const observed = everythingOf(desired);
  const [hub] = desired.applications;
  assert.ok(hub && observed.hub);
  Object.assign(hub, wanted);
  observed.hub.servicePrincipal = {
    accountEnabled: true,
    ...(found !== undefined && { appRoleAssignmentRequired: found }),
  };
  return plan(desired, observed).map(({ sentence }) => english(sentence));
}

const close = 'Require assignment to use “Qlik Sense qlik”';
const open = 'Let everybody in the organisation use “Qlik Sense qlik”';

describe('assignment required', () => {
  it('is wanted of what the bot has made, also with passthrough', () => {
    assert.deepEqual(changes(false, {}), [close]);
    assert.ok(changes(false, { preAuthentication: 'passthru' }).includes(close));
  });

  it('is wanted as it was found of what was adopted', () => {
    assert.deepEqual(changes(true, { isAdopted: true, isAssignmentRequired: false }), [open]);
    assert.deepEqual(changes(false, { isAdopted: true, isAssignmentRequired: false }), []);
  });

  it('stays as it is where an older version adopted, and where Graph does not say', () => {
    assert.deepEqual(changes(false, { isAdopted: true }), []);
    assert.deepEqual(changes(undefined, {}), []);
  });

  it('is set on an application that has to be made again and was open when it was adopted', () => {
    const desired = aDesired({ authPort: 443 });
    const [hub] = desired.applications;
    assert.ok(hub);
    Object.assign(hub, { isAdopted: true, isAssignmentRequired: false });

    assert.ok(plan(desired, { deleted: {} }).some(({ id }) => id === 'assignment-required:hub'));
  });

  it('is accepted where somebody has made it so by hand', () => {
    const base = aDesired();
    const { hub: there } = everythingOf(base);
    const [before] = base.applications;
    assert.ok(there && before);
    const wanted = { ...before, isAssignmentRequired: false };
    there.servicePrincipal = { appRoleAssignmentRequired: false };

    const accepted = assignmentRequired.accepted?.({ base, desired: base, before, wanted, there }) ?? [];

    assert.deepEqual(accepted.map(english), [open]);
  });
});
