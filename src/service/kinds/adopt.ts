import type { FieldProblem } from '../../errors.ts';
import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Trx } from '../../store/db.ts';
import { findApplications, upsertApplication } from '../../store/applications.ts';
import { upsertPublication } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Reservation } from '../../store/reservations.ts';
import { warningsAsFound } from '../changes/as-found.ts';
import { pickedIds, type AdoptInput } from '../model/request/input.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../model/publication/observed.ts';
import { otherService, type OtherService } from '../model/publication/other-service.ts';
import { roles } from '../model/publication/role.ts';
import { nameOnly } from '../preflight/address-fields.ts';
import { managedProblems } from '../preflight/managed.ts';
import { withoutRole } from '../preflight/user-role.ts';
import { asFound } from './wanted/as-found.ts';
import { findPicked } from './wanted/find-picked.ts';
import { parseAdopt } from './fields/adopt-form.ts';
import type { KindOfRequest, Seen, TakenOver, Target } from './kind.ts';
import { settleDown } from './publication/settle-down.ts';

/** Takes existing applications under management; nothing is written to the tenant. */
export const adopt: KindOfRequest<AdoptInput> = {
  word: sentence('adopt'),
  startsFrom: 'nothing',
  makesPublication: false,
  opens: false,
  isMoreThanChanges: true,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'changed',
  addressFields: nameOnly,
  parse: parseAdopt,
  reserves: async (_db, input) => reservationsOf(input),
  clashes: managedProblems,
  picked: (graph, input) => findPicked(graph, pickedIds(input)),
  target: async (seen) => adoptTarget(seen),
  isMine: () => false,
  needs: () => 'nothing',
  impossible: ({ input }, observed) => adoptProblems(input, observed),
  warnings: ({ desired }, _facts, observed) => [
    sentence('Nothing is changed: from now on the bot may change these applications.'),
    ...warningsAsFound(desired.applications, observed),
  ],
  takeOver,
  conclude: settleDown,
};

function reservationsOf(input: AdoptInput): Reservation[] {
  const applications = Object.values(pickedIds(input));
  return [
    { what: 'name', name: input.name },
    ...applications.map((id) => ({ what: 'application', id }) as const),
  ];
}

/** The desired state is what was found, so that adoption changes nothing. */
function adoptTarget({ publicationId, input, facts, observed }: Seen<AdoptInput>): Target {
  const groupId = observed.hub?.connectorGroupId ?? '';
  const group = facts.connectorGroups.find(({ id }) => id === groupId);
  const desired = {
    publicationId,
    name: input.name,
    ...asFound(observed),
    connectorGroup: { id: groupId, name: group?.name ?? groupId },
    without: [],
  };
  const found = roles.flatMap((role) => observed[role] ?? []);
  return {
    desired,
    problems: [],
    warnings: [...withoutRole(found), ...oneSided(desired.applications, observed)],
  };
}

/** Who is assigned to one of two applications only is left alone, and never taken for somebody who came later. */
function oneSided(applications: readonly DesiredApplication[], observed: Observed): Text[] {
  return applications.flatMap(({ role, displayName, leftAloneIds = [] }) => {
    const assigned = observed[role]?.assigned ?? [];
    const names = assigned
      .filter(({ principalId: id }) => leftAloneIds.includes(id))
      .map((one) => one.displayName);
    if (names.length === 0) return [];
    const who = names.length > mostNamed ? [...names.slice(0, mostNamed), '…'] : names;
    return [
      sentence('Assigned to “{displayName}” only, and left alone: {names}.', {
        displayName,
        names: listed(who),
      }),
    ];
  });
}

const mostNamed = 10;

/** Returns why the picked applications cannot be managed as they are now. */
function adoptProblems({ authApplicationId }: AdoptInput, observed: Observed): FieldProblem[] {
  const found = roles.flatMap((role) => observed[role] ?? []);
  const published = found.filter(({ publishing }) => publishing);
  if (published.length < (authApplicationId ? 2 : 1)) return [gone];
  const others = published.flatMap(otherProblems);
  return others.length > 0 ? others : differentGroups(observed);
}

/** Returns why an application cannot be managed as Qlik Sense, whatever its settings. */
function otherProblems({ role, displayName: name, publishing }: ObservedApplication): FieldProblem[] {
  const service = otherService(publishing ?? {});
  if (service === null) return [];
  const field = role === 'hub' ? 'hubApplicationId' : 'authApplicationId';
  return [{ field, message: otherSentence(service, name) }];
}

function otherSentence(service: OtherService, name: string): Text {
  if (service === 'wildcard')
    return sentence(
      '“{name}” is a wildcard application: it answers for every host of a domain, so it cannot be managed as one Qlik Sense. Publish Qlik Sense by itself: its own application wins over the wildcard.',
      { name },
    );
  if (service === 'segments')
    return sentence(
      '“{name}” publishes several addresses as segments of one application, which the bot cannot manage.',
      { name },
    );
  return sentence(
    '“{name}” belongs to Microsoft Entra Private Access and has no address on the internet, so it cannot be managed as Qlik Sense.',
    { name },
  );
}

const gone: FieldProblem = {
  field: '',
  message: sentence(
    'An application that was picked is not published any more. Type adopt to see what there is.',
  ),
};

function differentGroups({ hub, auth }: Observed): FieldProblem[] {
  if (!hub || !auth || hub.isConnectorGroupHidden || auth.isConnectorGroupHidden) return [];
  if (hub.connectorGroupId === auth.connectorGroupId) return [];
  const message = sentence(
    'The two applications use different connector groups. Put both into the same one first.',
  );
  return [{ field: '', message }];
}

/** Records the applications of an approved adoption, unless one of them now belongs to another publication. */
async function takeOver(
  trx: Trx,
  { id, name }: RequestRow,
  { input, desired, observed }: TakenOver<AdoptInput>,
): Promise<FieldProblem[]> {
  if ((await findApplications(trx, id)).length > 0) return [];
  const taken = await managedProblems(trx, id, input);
  if (taken.length > 0) return taken;
  const row = { id, name, desired: JSON.stringify(desired), request_id: id };
  await upsertPublication(trx, { ...row, state: 'publishing' });
  for (const there of roles.flatMap((role) => observed[role] ?? []))
    await upsertApplication(trx, {
      publication_id: id,
      role: there.role,
      application_id: there.applicationId,
      app_id: there.appId,
      service_principal_id: there.servicePrincipalId,
      origin: 'adopted',
    });
  return [];
}
