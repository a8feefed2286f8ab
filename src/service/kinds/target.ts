import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import type { AccessInput, UpdateInput } from '../model/input.ts';
import type { RequestInput } from '../model/stored.ts';
import { desiredOf, displayNameOf, internalUrl, isSingle } from '../model/desired.ts';
import type { Desired, Principal } from '../model/desired.ts';
import { findPrincipals, unfitPrincipals } from '../preflight/principals.ts';
import { recommendedProxy } from '../model/proxy-settings.ts';
import type { Observed } from '../model/observed.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';

/** What the tenant and the store say when a request is planned. */
export interface Known {
  facts: TenantFacts;
  /** The publication as it is wanted now; null = there is none yet. */
  base: Desired | null;
  observed: Observed;
  /** Ids of changes that the bot itself has made, or may have. */
  made: readonly string[];
}

/** The publication a request asks for, or what is wrong with it. */
export interface Target {
  desired: Desired;
  problems: FieldProblem[];
}

/** Resolves what a request asks for against what there is. Reads only. */
export async function targetOf(
  graph: Graph,
  publicationId: string,
  input: Exclude<RequestInput, { kind: 'adopt' }>,
  known: Known,
): Promise<Target> {
  if (input.kind === 'publish') return publishTarget(graph, publicationId, input, known);
  const { base, observed } = known;
  if (!base) throw new Error('A change needs a publication');
  switch (input.kind) {
    case 'assign':
    case 'unassign':
      return accessTarget(graph, input, base);
    case 'update':
      return updateTarget(graph, input, base, known.facts);
    case 'unpublish':
      return { desired: withoutOurs(base, known), problems: [] };
    case 'repair':
      return { desired: { ...base, without: strangers(base, observed) }, problems: [] };
    case 'restore':
      return { desired: base, problems: lostForGood(base, observed) };
  }
}

async function publishTarget(
  graph: Graph,
  publicationId: string,
  input: Extract<RequestInput, { kind: 'publish' }>,
  { facts }: Known,
): Promise<Target> {
  const found = await findPrincipals(graph, input);
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  const desired = desiredOf(publicationId, input, {
    tenantLabel: facts.label,
    connectorGroup: { id: input.connectorGroupId, name: group?.name ?? '' },
    principals: found.principals,
  });
  return { desired, problems: found.problems };
}

async function accessTarget(graph: Graph, input: AccessInput, base: Desired): Promise<Target> {
  const singleSignOn = base.applications[0]?.singleSignOn ?? null;
  const isLeaving = input.kind === 'unassign';
  const { users, groups } = input;
  const found = await findPrincipals(graph, { users, groups, singleSignOn: isLeaving ? null : singleSignOn });
  const isNamed = ({ id }: Principal) => found.principals.some((one) => one.id === id);
  const others = base.principals.filter((one) => !isNamed(one));
  const desired = isLeaving
    ? { ...base, principals: others, without: found.principals }
    : { ...base, principals: [...others, ...found.principals], without: [] };
  return { desired, problems: found.problems };
}

async function updateTarget(
  graph: Graph,
  input: UpdateInput,
  base: Desired,
  facts: TenantFacts,
): Promise<Target> {
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  const roles = isSingle(input) ? (['hub'] as const) : (['hub', 'auth'] as const);
  const applications = roles.map((role) => {
    const before = base.applications.find((one) => one.role === role);
    return {
      ...(before ?? { role, isAdopted: false }),
      displayName: displayNameFor(role, input, base),
      internalUrl: internalUrl(role, input),
      externalUrl: role === 'hub' ? input.externalUrl : input.authExternalUrl,
      preAuthentication: input.preAuthentication,
      singleSignOn: role === 'hub' ? input.singleSignOn : (before?.singleSignOn ?? { mode: 'none' as const }),
      proxy: {
        ...(before?.proxy ?? recommendedProxy),
        applicationServerTimeout: input.applicationServerTimeout,
        isBackendCertificateValidationEnabled: input.isBackendCertificateValidationEnabled,
      },
    };
  });
  const connectorGroup = { id: input.connectorGroupId, name: group?.name ?? '' };
  const hubBefore = base.applications.find(({ role }) => role === 'hub');
  const isUnknownMode = input.singleSignOn.mode === 'kept' && hubBefore?.singleSignOn.mode !== 'kept';
  const isMissing = roles.length === 2 && !input.authExternalUrl;
  const message = sentence('Enter the external address of the authentication port.');
  const unfit = hasNewSignOn(input, base)
    ? await unfitPrincipals(graph, base.principals, input.singleSignOn)
    : [];
  return {
    desired: { ...base, applications, connectorGroup, without: [] },
    problems: [
      ...(isUnknownMode ? [{ field: 'singleSignOn', message: sentence('Choose none or Kerberos.') }] : []),
      ...(isMissing ? [{ field: 'authExternalUrl', message }] : []),
      ...unfit,
    ],
  };
}

/** Only a new way to sign in is a reason to look again at those who have access. */
export function hasNewSignOn({ singleSignOn }: UpdateInput, { applications }: Desired): boolean {
  if (singleSignOn.mode !== 'kerberos') return false;
  const before = applications.find(({ role }) => role === 'hub')?.singleSignOn;
  return before?.mode !== 'kerberos' || before.loginIdentity !== singleSignOn.loginIdentity;
}

/** The second application follows the name of the first, unless it has one of its own. */
function displayNameFor(role: 'hub' | 'auth', input: UpdateInput, base: Desired): string {
  const before = base.applications.find((one) => one.role === role)?.displayName;
  const hubBefore = base.applications.find((one) => one.role === 'hub')?.displayName ?? '';
  if (role === 'hub') return input.displayName;
  return before && before !== displayNameOf('auth', hubBefore)
    ? before
    : displayNameOf('auth', input.displayName);
}

/** Exactly what we made goes: our own applications, or on adopted ones the assignments we added. */
function withoutOurs(base: Desired, { made, observed }: Known): Desired {
  // One that was adopted and had to be made again is ours by now.
  const applications = base.applications.filter(
    ({ isAdopted, role }) => isAdopted && !observed[role]?.isOurs,
  );
  const isOurs = ({ id }: Principal) =>
    made.some((change) => /^assign:/.test(change) && change.endsWith(`:${id}`));
  return {
    ...base,
    applications,
    principals: base.principals.filter((one) => !isOurs(one)),
    without: base.principals.filter(isOurs),
  };
}

/** Assigned in the tenant although nobody asked the bot for it. */
function strangers(base: Desired, observed: Observed): Principal[] {
  const all = [observed.hub, observed.auth].flatMap((one) => one?.assigned ?? []);
  const unknown = all.filter(({ principalId }) => !base.principals.some(({ id }) => id === principalId));
  const found = unknown.map(({ principalId, displayName, type }) => ({
    id: principalId,
    type: type === 'Group' ? ('Group' as const) : ('User' as const),
    displayName,
    detail: sentence('not asked for here'),
  }));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** Applications that can no longer be brought back, each by its name. */
export function lostForGood(base: Desired, observed: Observed): FieldProblem[] {
  const lost = base.applications.filter(({ role }) => !observed[role] && !observed.deleted[role]);
  return lost.map(({ displayName }) => ({
    field: '',
    message: sentence(
      '“{displayName}” can no longer be restored: Microsoft Entra keeps deleted applications for 30 days. Publish it anew.',
      { displayName },
    ),
  }));
}
