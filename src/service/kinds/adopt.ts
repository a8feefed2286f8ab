import type { FieldProblem } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Trx } from '../../store/db.ts';
import { findApplications, upsertApplication } from '../../store/applications.ts';
import { upsertPublication } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Reservation } from '../../store/reservations.ts';
import { warningsAsFound } from '../changes/as-found.ts';
import { pickedIds, type AdoptInput } from '../model/request/input.ts';
import type { Observed } from '../model/publication/observed.ts';
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
  return { desired, problems: [], warnings: withoutRole(found) };
}

/** Returns why the picked applications cannot be managed as they are now. */
function adoptProblems({ authApplicationId }: AdoptInput, observed: Observed): FieldProblem[] {
  const published = [observed.hub, observed.auth].filter((one) => one?.publishing);
  return published.length < (authApplicationId ? 2 : 1) ? [gone] : differentGroups(observed);
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
