import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { effective } from './effective.ts';

type SignInAudience = Kind<'sign-in-audience', { audience: string }>;

/** Accounts of this organisation only, guests included: what an application from the template accepts. */
const thisOrganisation = 'AzureADMyOrg';

/**
 * Sets whose accounts may sign in, as Graph names it. Any other audience lets accounts of other organisations ask for
 * tokens of the application. https://learn.microsoft.com/graph/api/resources/application
 */
export const signInAudience: ChangeKind<SignInAudience> = {
  kind: 'sign-in-audience',
  step: [sentence('Set whose accounts may sign in'), sentence('Set whose accounts may sign in')],
  stage: 'describe',

  differs({ wanted, there }) {
    const audience = wantedOf(wanted);
    const found = there && !isHalfMade(there) ? there.signInAudience : thisOrganisation;
    if (audience === null || !found || found === audience) return [];
    return [changeOf(wanted.role, words(wanted, audience), { kind: 'sign-in-audience', audience })];
  },

  drift({ audience }, { wanted, there }) {
    const found = there?.signInAudience ?? '';
    const text = sentence('whose accounts may sign in: {before} instead of {after}', {
      before: found,
      after: audience,
    });
    return [{ risk: effective(wanted, widthOf(found) > widthOf(audience) ? 'opens' : 'stops'), text }];
  },

  accepted({ before, wanted, there }) {
    const audience = wantedOf(wanted);
    if (audience === null || audience === wantedOf(before)) return [];
    return there.signInAudience === audience ? [words(wanted, audience)] : [];
  },

  found: ({ signInAudience: audience }) => (audience ? { signInAudience: audience } : {}),

  warnings({ displayName, preAuthentication, signInAudience: audience = thisOrganisation }) {
    if (audience === thisOrganisation || preAuthentication === 'passthru') return [];
    return [
      sentence('“{displayName}” accepts accounts of other organisations ({audience}).', {
        displayName,
        audience,
      }),
    ];
  },

  application: (_current, { audience }) => ({ signInAudience: audience }),
};

/** From the narrowest to the widest; one that is not known counts as wider. */
const audiences = [
  thisOrganisation,
  'AzureADMultipleOrgs',
  'PersonalMicrosoftAccount',
  'AzureADandPersonalMicrosoftAccount',
];

function widthOf(audience: string): number {
  const width = audiences.indexOf(audience);
  return width === -1 ? audiences.length : width;
}

/** null = an adopted application with no recorded value: left as it is. */
function wantedOf({ signInAudience: audience, isAdopted }: DesiredApplication): string | null {
  return audience ?? (isAdopted ? null : thisOrganisation);
}

function words({ displayName }: DesiredApplication, audience: string): Text {
  return audience === thisOrganisation
    ? sentence('Let only accounts of this organisation sign in to “{displayName}”', { displayName })
    : sentence('Let accounts of other organisations sign in to “{displayName}” ({audience})', {
        displayName,
        audience,
      });
}
