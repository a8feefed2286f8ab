import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Change } from '../model/change.ts';
import {
  assignChange,
  createSentence,
  deleteSentence,
  groupChange,
  singleSignOnChange,
  unassignChange,
} from '../changes/changes-for.ts';
import type { Desired, DesiredApplication } from '../model/desired.ts';
import {
  changeSentence,
  hasSingleSignOn,
  isAssigned,
  publishedDifferences,
  renameSentence,
} from '../changes/plan.ts';
import type { Observed, ObservedApplication } from '../model/observed.ts';
import { roles } from '../model/role.ts';

/** A publication as it was wanted before, as it is to be wanted, and as it is. */
export interface Comparison {
  /** null = there was none. */
  base: Desired | null;
  desired: Desired;
  observed: Observed;
  /** What the request will write. */
  changes: readonly Change[];
}

/**
 * What would be wanted from now on although nothing is written for it: somebody has changed it in the tenant already.
 * Each is a sentence for the approver; empty = apart from the changes everything is wanted as before.
 */
export function acceptedDifferences({ base, desired, observed, changes }: Comparison): Text[] {
  if (!base) return [];
  return roles.flatMap((role) => {
    const before = base.applications.find((one) => one.role === role);
    const wanted = desired.applications.find((one) => one.role === role);
    const there = observed[role];
    const isWritten = changes.some((one) => one.role === role && wholeApplication.includes(one.kind));
    if (isWritten || (!before && !wanted)) return [];
    if (!wanted) return before ? [leavesManagement(before, there)] : [];
    // What is not there is made anew, as the changes tell.
    if (!there) return [];
    if (!before) return [accept(createSentence(wanted))];
    return differences({ base, desired, before, wanted, there }).map(accept);
  });
}

const wholeApplication: readonly Change['kind'][] = ['create', 'restore', 'delete'];

function accept(change: Text): Text {
  return sentence('Accept what was changed by hand: {change}', { change });
}

function leavesManagement(before: DesiredApplication, there: ObservedApplication | undefined): Text {
  const { displayName } = before;
  return there
    ? sentence('No longer manage the application “{displayName}”, which stays as it is', { displayName })
    : accept(deleteSentence(before));
}

interface Pair {
  base: Desired;
  desired: Desired;
  before: DesiredApplication;
  wanted: DesiredApplication;
  there: ObservedApplication;
}

function differences({ base, desired, before, wanted, there }: Pair): Text[] {
  const isNamed = before.displayName !== wanted.displayName && there.displayName === wanted.displayName;
  const hasGroup =
    base.connectorGroup.id !== desired.connectorGroup.id &&
    there.connectorGroupId === desired.connectorGroup.id;
  const has = ({ id }: { id: string }, all: Desired['principals']) => all.some((one) => one.id === id);
  const joining = desired.principals.filter((one) => !has(one, base.principals) && isAssigned(there, one.id));
  const leaving = base.principals.filter(
    (one) => !has(one, desired.principals) && !isAssigned(there, one.id),
  );
  return [
    ...(isNamed ? [renameSentence(before.displayName, wanted.displayName)] : []),
    ...settingsThere(before, wanted, there),
    ...(hasGroup ? [groupChange(wanted, desired).sentence] : []),
    ...(!sameSignOn(before, wanted) && hasSingleSignOn(wanted, there)
      ? [singleSignOnChange(wanted).sentence]
      : []),
    ...joining.map((one) => assignChange(wanted, one).sentence),
    ...leaving.map((one) => unassignChange(wanted, one).sentence),
  ];
}

/** Addresses, pre-authentication and settings of Application Proxy that are to be what somebody has made them. */
function settingsThere(
  before: DesiredApplication,
  wanted: DesiredApplication,
  { publishing }: ObservedApplication,
): Text[] {
  if (!publishing) return [];
  const written = publishedDifferences(wanted, publishing);
  const accepted = [...publishedDifferences(wanted, asPublished(before))].filter(
    ([key]) => !written.has(key),
  );
  const words = accepted.map(([, difference]) => difference);
  return words.length === 0 ? [] : [changeSentence(wanted, joined(words, '; '))];
}

/** An application published exactly as it was wanted. */
function asPublished({ internalUrl, externalUrl, preAuthentication, proxy }: DesiredApplication) {
  return { internalUrl, externalUrl, externalAuthenticationType: preAuthentication, ...proxy };
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
