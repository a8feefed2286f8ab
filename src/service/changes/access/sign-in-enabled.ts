import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { effective } from './effective.ts';
import { isUnseen } from './is-unseen.ts';

type SignInEnabled = Kind<'sign-in-enabled', { isEnabled: boolean }>;

/** Sets whether Microsoft Entra ID lets anybody sign in to the application; if not, everybody gets AADSTS7000112. */
export const signInEnabled: ChangeKind<SignInEnabled> = {
  kind: 'sign-in-enabled',
  step: [sentence('Set whether people can sign in'), sentence('Set whether people can sign in')],
  stage: 'admit',

  differs({ wanted, there, deletedId }) {
    const isEnabled = wantedOf(wanted);
    // A new application allows sign-in.
    const found = there && !isHalfMade(there) ? there.servicePrincipal?.accountEnabled : true;
    if (isEnabled === null) return [];
    const isSame = typeof found !== 'boolean' || found === isEnabled;
    if (isSame && !isUnseen(there, deletedId)) return [];
    return [changeOf(wanted.role, words(wanted, isEnabled), { kind: 'sign-in-enabled', isEnabled })];
  },

  drift: ({ isEnabled }, { wanted }) =>
    isEnabled
      ? [{ risk: effective(wanted, 'stops'), text: sentence('sign-in is switched off') }]
      : [{ risk: effective(wanted, 'opens'), text: sentence('sign-in is switched on instead of off') }],

  accepted({ before, wanted, there }) {
    const isEnabled = wantedOf(wanted);
    if (isEnabled === null || isEnabled === wantedOf(before)) return [];
    return there.servicePrincipal?.accountEnabled === isEnabled ? [words(wanted, isEnabled)] : [];
  },

  found({ servicePrincipal }) {
    const isEnabled = servicePrincipal?.accountEnabled;
    return typeof isEnabled === 'boolean' ? { isSignInEnabled: isEnabled } : {};
  },

  warnings({ displayName, preAuthentication, isSignInEnabled }) {
    if (isSignInEnabled !== false || preAuthentication === 'passthru') return [];
    return [sentence('Sign-in to “{displayName}” is switched off: nobody can open it.', { displayName })];
  },

  servicePrincipal: ({ isEnabled }) => ({ accountEnabled: isEnabled }),
};

/** null = an adopted application with no recorded value: left as it is. */
function wantedOf({ isSignInEnabled, isAdopted }: DesiredApplication): boolean | null {
  return isSignInEnabled ?? (isAdopted ? null : true);
}

function words({ displayName }: DesiredApplication, isEnabled: boolean): Text {
  return isEnabled
    ? sentence('Let people sign in to “{displayName}”', { displayName })
    : sentence('Stop people from signing in to “{displayName}”', { displayName });
}
