import { TerminalError } from '../../../errors.ts';
import type { BatchHooks } from '../../../graph/call/batch/write-many.ts';
import { assignAppRoles } from '../../../graph/app-role-assignments.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication, Principal } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { watchGone } from '../../run/watch-gone.ts';
import { assignedIds } from './assigned-ids.ts';
import { inBatches } from './in-batches.ts';

type Assign = Kind<'assign', { principalId: string }>;

/** Gives a user or group access to an application. */
export const assign: ChangeKind<Assign> = {
  kind: 'assign',
  step: [sentence('Assign users and groups'), sentence('Assign users and groups')],
  counted: (count) => sentence('{count, plural, one {# assignment} other {# assignments}}', { count }),
  opposites: ['unassign'],
  stage: 'people',

  differs({ desired, wanted, there }) {
    const assigned = assignedIds(there);
    const missing = desired.principals.filter(({ id }) => !assigned.has(id));
    return missing.map((principal) => {
      const what = { kind: 'assign' as const, principalId: principal.id };
      return changeOf(wanted.role, assignSentence(wanted, principal), what);
    });
  },

  drift({ principalId }, { desired, isGone }) {
    const who = desired.principals.find(({ id }) => id === principalId)?.displayName ?? principalId;
    return isGone(principalId)
      ? [{ risk: 'differs', text: sentence('{who} is gone from the directory', { who }) }]
      : [{ risk: 'stops', text: sentence('{who} is not assigned any more', { who }) }];
  },

  accepted({ base, desired, wanted, there }) {
    const assigned = assignedIds(there);
    const known = new Set(base.principals.map(({ id }) => id));
    const joining = desired.principals.filter(({ id }) => !known.has(id) && assigned.has(id));
    return joining.map((principal) => assignSentence(wanted, principal));
  },

  /** Retries assignments that are not replicated yet; those made stay, and who is gone is left out. */
  async writeAll({ run, ids }, changes) {
    const { servicePrincipalId, userRoleId: appRoleId } = ids;
    // Planning refuses this; but a deleted application shows its roles only after it is restored.
    if (!appRoleId)
      throw new TerminalError(
        sentence('An application has no enabled role named User'),
        sentence('Enable or add that role in the application, then press Retry.'),
      );
    const send = (left: readonly Assign[], hooks: BatchHooks) => {
      const wanted = left.map(({ principalId }) => ({ servicePrincipalId, principalId, appRoleId }));
      return assignAppRoles(run.graph, wanted, hooks);
    };
    await inBatches(run, changes, send, watchGone(run, servicePrincipalId));
  },
};

function assignSentence({ displayName }: DesiredApplication, principal: Principal): Text {
  return sentence('Assign {who} to “{displayName}”', { who: principal.displayName, displayName });
}
