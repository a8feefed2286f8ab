import { sentence } from '../../../language/sentence.ts';
import { asFound } from './as-found.ts';
import { strangers } from '../../changes/access/strangers.ts';
import { wantedAsFound } from '../../changes/as-found.ts';
import type { Known } from '../../changes/differences.ts';
import type { Desired, DesiredApplication, Principal } from '../../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';

/**
 * Returns the desired state that makes of what is there what is wanted. What Graph does not show stays as approved, and
 * so does what the bot alone decides: which applications are its own.
 */
export function asAccepted(
  approved: Desired,
  observed: Observed,
  { groupName, approverIds }: Pick<Known, 'groupName' | 'approverIds'>,
): Desired {
  const found = asFound(observed);
  const applications = approved.applications.map((before) => {
    const there = observed[before.role];
    const after = found.applications.find(({ role }) => role === before.role);
    return there && after ? acceptedApplication(before, after, there, approverIds) : before;
  });
  return {
    ...approved,
    applications,
    connectorGroup: acceptedGroup(approved, observed, groupName),
    principals: acceptedPrincipals(approved, observed, found.principals),
    without: [],
  };
}

function acceptedApplication(
  before: DesiredApplication,
  after: DesiredApplication,
  there: ObservedApplication,
  approverIds: readonly string[],
): DesiredApplication {
  const { leftAloneIds: _nobody, ...kept } = before;
  const { redirectUris = [], leftAloneIds } = after;
  const { ownerIds = [] } = before;
  const owners = there.owners?.filter(({ id }) => ownerIds.includes(id) || !approverIds.includes(id));
  return {
    ...kept,
    ...(there.isPublishingHidden ? wantedAsFound(there) : after),
    ...(before.singleSignOn.mode === 'kept' && { singleSignOn: before.singleSignOn }),
    ownerIds: owners ? owners.map(({ id }) => id) : ownerIds,
    redirectUris,
    ...(leftAloneIds && { leftAloneIds }),
    isAdopted: before.isAdopted,
  };
}

/** A group left to Microsoft Entra stays so. */
function acceptedGroup(
  { connectorGroup: before }: Desired,
  { hub }: Observed,
  groupName: (id: string) => string,
): Desired['connectorGroup'] {
  const id = hub?.connectorGroupId ?? '';
  if (before.id === '' || id === '' || id === before.id || hub?.isConnectorGroupHidden) return before;
  return { id, name: groupName(id) || id };
}

/** Who is assigned to one of two applications only is left alone there. */
function acceptedPrincipals(
  approved: Desired,
  observed: Observed,
  everywhere: readonly Principal[],
): Principal[] {
  const isEverywhere = ({ id }: Principal) => everywhere.some((one) => one.id === id);
  const joining = strangers(approved, observed).filter(isEverywhere);
  return [
    ...approved.principals.filter(isEverywhere),
    ...joining.map((one) => ({ ...one, detail: sentence('assigned by hand') })),
  ];
}
