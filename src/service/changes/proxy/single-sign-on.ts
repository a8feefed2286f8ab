import { updateOnPremisesPublishing } from '../../../graph/on-premises-publishing.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import { signOnSettings } from '../../model/publication/as-published.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';

type SingleSignOn = Kind<'single-sign-on', { singleSignOn: DesiredApplication['singleSignOn'] }>;

/** Sets whether and how people who signed in with Microsoft Entra ID are signed in to Qlik Sense. */
export const singleSignOn: ChangeKind<SingleSignOn> = {
  kind: 'single-sign-on',
  step: [sentence('Turn on Kerberos single sign-on'), sentence('Turn on Kerberos single sign-on')],
  stage: 'configure',

  differs({ wanted, there }) {
    // A new application has no single sign-on.
    const isNew = !there || isHalfMade(there);
    if (isNew && wanted.singleSignOn.mode !== 'kerberos') return [];
    if (there && hasSingleSignOn(wanted, there)) return [];
    const what = { kind: 'single-sign-on' as const, singleSignOn: wanted.singleSignOn };
    return [changeOf(wanted.role, signOnSentence(wanted), what)];
  },

  drift(_change, { wanted, there }) {
    if (!there?.publishing) return [];
    const text = sentence('single sign-on: {before} instead of {after}', {
      before: signOnFound(there),
      after: signOnWords(wanted.singleSignOn),
    });
    // Without single sign-on Qlik asks everybody for a password; with one that was not wanted, it may refuse them.
    return [{ risk: 'stops', text }];
  },

  accepted({ before, wanted, there }) {
    const isAccepted = !sameSignOn(before, wanted) && hasSingleSignOn(wanted, there);
    return isAccepted ? [signOnSentence(wanted)] : [];
  },

  async write({ run, ids }, { singleSignOn: wanted }) {
    if (wanted.mode === 'kept') return;
    await updateOnPremisesPublishing(run.graph, ids.applicationId, {
      singleSignOnSettings: signOnSettings(wanted),
    });
  },
};

function signOnFound({ publishing }: ObservedApplication): Text {
  const settings = publishing?.singleSignOnSettings;
  const mode = settings?.singleSignOnMode ?? 'none';
  if (mode === 'none') return sentence('None');
  if (mode !== 'onPremisesKerberos') return mode;
  const kerberos = settings?.kerberosSignOnSettings;
  return sentence('Kerberos, {spn} as {identity}', {
    spn: kerberos?.kerberosServicePrincipalName ?? '',
    identity: kerberos?.kerberosSignOnMappingAttributeType ?? '',
  });
}

function signOnWords(wanted: DesiredApplication['singleSignOn']): Text {
  if (wanted.mode !== 'kerberos') return sentence('None');
  const { servicePrincipalName: spn, loginIdentity: identity } = wanted;
  return sentence('Kerberos, {spn} as {identity}', { spn, identity });
}

function signOnSentence({ displayName, singleSignOn: wanted }: DesiredApplication): Text {
  if (wanted.mode !== 'kerberos')
    return sentence('Turn off single sign-on of “{displayName}”', { displayName });
  return sentence('Turn on Kerberos single sign-on with {spn} as {identity}', {
    spn: wanted.servicePrincipalName,
    identity: wanted.loginIdentity,
  });
}

function hasSingleSignOn({ singleSignOn: wanted }: DesiredApplication, there: ObservedApplication): boolean {
  if (wanted.mode === 'kept') return true;
  const settings = there.publishing?.singleSignOnSettings;
  const mode = settings?.singleSignOnMode ?? 'none';
  if (wanted.mode === 'none') return mode === 'none';
  const kerberos = settings?.kerberosSignOnSettings;
  return (
    mode === 'onPremisesKerberos' &&
    kerberos?.kerberosServicePrincipalName?.toLowerCase() === wanted.servicePrincipalName.toLowerCase() &&
    kerberos.kerberosSignOnMappingAttributeType === wanted.loginIdentity
  );
}

function sameSignOn(
  { singleSignOn: a }: DesiredApplication,
  { singleSignOn: b }: DesiredApplication,
): boolean {
  if (a.mode !== 'kerberos' || b.mode !== 'kerberos') return a.mode === b.mode;
  return (
    a.servicePrincipalName.toLowerCase() === b.servicePrincipalName.toLowerCase() &&
    a.loginIdentity === b.loginIdentity
  );
}
