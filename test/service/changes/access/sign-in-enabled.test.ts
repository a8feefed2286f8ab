import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { signInEnabled } from '../../../../src/service/changes/access/sign-in-enabled.ts';
import { plan } from '../../../../src/service/changes/plan.ts';
import type { DesiredApplication } from '../../../../src/service/model/publication/desired.ts';
import { aDesired, everythingOf } from '../../../builders/publication.ts';

/** Returns the pair's changes if the tenant has `found` and `wanted` is desired for the hub. */
function changes(found: boolean, wanted: Partial<DesiredApplication>): string[] {
  const desired = aDesired();
  const observed = everythingOf(desired);
  const [hub] = desired.applications;
  assert.ok(hub && observed.hub);
  Object.assign(hub, wanted);
  observed.hub.servicePrincipal = { accountEnabled: found, appRoleAssignmentRequired: true };
  return plan(desired, observed).map(({ sentence }) => english(sentence));
}

const on = 'Let people sign in to “Qlik Sense qlik”';
const off = 'Stop people from signing in to “Qlik Sense qlik”';

describe('sign-in enabled', () => {
  it('is wanted of what the bot has made', () => {
    assert.deepEqual(changes(false, {}), [on]);
  });

  it('is wanted as it was found of what was adopted', () => {
    assert.deepEqual(changes(true, { isAdopted: true, isSignInEnabled: false }), [off]);
    assert.deepEqual(changes(false, { isAdopted: true, isSignInEnabled: false }), []);
    assert.deepEqual(changes(false, { isAdopted: true }), []);
  });

  it('is accepted where somebody has made it so by hand', () => {
    const base = aDesired();
    const { hub: there } = everythingOf(base);
    const [before] = base.applications;
    assert.ok(there && before);
    const wanted = { ...before, isSignInEnabled: false };
    there.servicePrincipal = { accountEnabled: false };

    const accepted = signInEnabled.accepted?.({ base, desired: base, before, wanted, there }) ?? [];

    assert.deepEqual(accepted.map(english), [off]);
  });
});
