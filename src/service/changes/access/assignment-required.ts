import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { effective } from './effective.ts';
import { isUnseen } from './is-unseen.ts';

type AssignmentRequired = Kind<'assignment-required', { isRequired: boolean }>;

/**
 * Sets whether only assigned users and groups may enter, or everybody in the organisation. Has no effect with
 * passthrough.
 */
export const assignmentRequired: ChangeKind<AssignmentRequired> = {
  kind: 'assignment-required',
  step: [sentence('Set who may enter'), sentence('Set who may enter')],
  stage: 'admit',

  differs({ wanted, there, deletedId }) {
    const isRequired = wantedOf(wanted);
    // An application created from the template requires assignment.
    // https://learn.microsoft.com/graph/api/applicationtemplate-instantiate
    const found = there && !isHalfMade(there) ? there.servicePrincipal?.appRoleAssignmentRequired : true;
    if (isRequired === null) return [];
    const isSame = typeof found !== 'boolean' || found === isRequired;
    if (isSame && !isUnseen(there, deletedId)) return [];
    return [changeOf(wanted.role, words(wanted, isRequired), { kind: 'assignment-required', isRequired })];
  },

  drift: ({ isRequired }, { wanted }) =>
    isRequired
      ? [
          {
            risk: effective(wanted, 'opens'),
            text: sentence('everybody in the organisation may enter, not only those assigned'),
          },
        ]
      : [
          {
            risk: effective(wanted, 'stops'),
            text: sentence('only those assigned may enter, not everybody in the organisation'),
          },
        ],

  accepted({ before, wanted, there }) {
    const isRequired = wantedOf(wanted);
    if (isRequired === null || isRequired === wantedOf(before)) return [];
    return there.servicePrincipal?.appRoleAssignmentRequired === isRequired
      ? [words(wanted, isRequired)]
      : [];
  },

  found({ servicePrincipal }) {
    const isRequired = servicePrincipal?.appRoleAssignmentRequired;
    return typeof isRequired === 'boolean' ? { isAssignmentRequired: isRequired } : {};
  },

  warnings({ displayName, preAuthentication, isAssignmentRequired }) {
    if (isAssignmentRequired !== false || preAuthentication === 'passthru') return [];
    return [
      sentence('“{displayName}” requires no assignment: everybody in the organisation may enter.', {
        displayName,
      }),
    ];
  },

  servicePrincipal: ({ isRequired }) => ({ appRoleAssignmentRequired: isRequired }),
};

/** null = an adopted application with no recorded value: left as it is. */
function wantedOf({ isAssignmentRequired, isAdopted }: DesiredApplication): boolean | null {
  return isAssignmentRequired ?? (isAdopted ? null : true);
}

function words({ displayName }: DesiredApplication, isRequired: boolean): Text {
  return isRequired
    ? sentence('Require assignment to use “{displayName}”', { displayName })
    : sentence('Let everybody in the organisation use “{displayName}”', { displayName });
}
