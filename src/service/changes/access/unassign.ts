import { unassignAppRoles } from '../../../graph/app-role-assignments.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { Role } from '../../model/publication/role.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { assignedIds } from './assigned-ids.ts';
import { inBatches } from './in-batches.ts';

type Unassign = Kind<'unassign', { principalId: string }>;

/** Takes away a user's or group's access to an application. */
export const unassign: ChangeKind<Unassign> = {
  kind: 'unassign',
  step: [sentence('Take users and groups off'), sentence('Take users and groups off')],
  counted: (count) =>
    sentence('{count, plural, one {# removed assignment} other {# removed assignments}}', { count }),
  takesDown: true,
  opposites: ['assign'],
  stage: 'people',

  differs({ desired, there }) {
    if (!there || isHalfMade(there)) return [];
    const assigned = assignedIds(there);
    const leaving = desired.without.filter(({ id }) => assigned.has(id));
    return leaving.map(({ id, displayName }) => changeFor(there, id, displayName));
  },

  drift({ principalId }, { desired, wanted, there }) {
    const who = desired.without.find(({ id }) => id === principalId)?.displayName ?? principalId;
    const isAssigned = (there?.assigned ?? []).some((one) => one.principalId === principalId);
    const isOpenAnyway = wanted.preAuthentication === 'passthru' || wanted.isAssignmentRequired === false;
    const text = sentence('{who} is assigned without having been asked for here', { who });
    return isAssigned ? [{ risk: isOpenAnyway ? 'differs' : 'opens', text }] : [];
  },

  removes: (there) =>
    there.assigned.map(({ principalId, displayName }) => changeFor(there, principalId, displayName)),

  accepted({ base, desired, wanted, there }) {
    const assigned = assignedIds(there);
    const known = new Set(desired.principals.map(({ id }) => id));
    const leaving = base.principals.filter(({ id }) => !known.has(id) && !assigned.has(id));
    return leaving.map(({ displayName }) => unassignSentence(wanted, displayName));
  },

  /** An assignment that is already gone counts as success. */
  async writeAll({ run, ids, there }, changes) {
    const { servicePrincipalId } = ids;
    const idOf = new Map(there?.assigned.map((one) => [one.principalId, one.assignmentId]));
    await inBatches(run, changes, (left, hooks) => {
      const unwanted = left.map(({ principalId }) => ({
        servicePrincipalId,
        assignmentId: idOf.get(principalId) ?? '',
      }));
      return unassignAppRoles(run.graph, unwanted, hooks);
    });
  },
};

interface Named {
  role: Role;
  displayName: string;
}

function changeFor(application: Named, principalId: string, who: string): Unassign {
  return changeOf(application.role, unassignSentence(application, who), { kind: 'unassign', principalId });
}

function unassignSentence({ displayName }: { displayName: string }, who: string): Text {
  return sentence('Take {who} off “{displayName}”', { who, displayName });
}
