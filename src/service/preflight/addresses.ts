import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { PublishedApplication } from '../../graph/published-applications.ts';
import { findApplications } from '../../store/applications.ts';
import { sameUrl, withoutSlash } from '../model/publication/addresses.ts';
import type { Deps } from '../model/deps.ts';
import type { Readers } from '../model/readers.ts';
import { hidden } from '../tenant/read-visible.ts';
import { keysOf } from '../published/keys.ts';
import { refreshPublished } from '../published/refresh.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import { internalField, type AddressFields } from './address-fields.ts';
import { judgeAll, type Judged } from './judged.ts';
import { takenIdentifier } from './identifier.ts';
import { takenName } from './taken-name.ts';
import { wildcardWarnings } from './wildcards.ts';

/** What stands in the way of the addresses of a publication, and what an approver should know of them. */
interface Addresses {
  problems: FieldProblem[];
  warnings: Text[];
  /** Since when the addresses of all others were read; null = just now. */
  othersAsOf: Date | null;
}

export const nothingFound: Addresses = { problems: [], warnings: [], othersAsOf: null };

/**
 * Checks that every address is free, and names the owner of a taken one; `hidden` = Graph does not show what is
 * published. Our own applications are recognised by their recorded ids only. Throws what Graph throws.
 */
export async function checkAddresses(
  deps: Pick<Deps, 'db' | 'lookAtPublished'>,
  readers: Readers,
  fields: AddressFields,
  desired: Desired,
  judged: Judged = judgeAll(),
): Promise<Addresses | typeof hidden> {
  const { graph } = readers;
  const external = desired.applications.filter(judged.external);
  const internal = desired.applications.filter(judged.internal);
  if (external.length + internal.length === 0) return nothingFound;
  const ownIds = (await findApplications(deps.db, desired.publicationId)).map((one) => one.application_id);
  const keys = keysOf({
    internal: internal.map(({ internalUrl }) => internalUrl),
    external: external.map(({ externalUrl }) => externalUrl),
  });
  const [found, identifiers, names] = await Promise.all([
    refreshPublished(deps, readers, { keys }),
    Promise.all(external.map((one) => takenIdentifier(graph, fields, one, ownIds))),
    Promise.all(external.map((one) => takenName(graph, fields, one, ownIds))),
  ]);
  const taken = [identifiers.flat(), names.flat()].find((problems) => problems.length > 0) ?? [];
  if (found === hidden) return taken.length > 0 ? { ...nothingFound, problems: taken } : hidden;
  const others = [...found.read.values()]
    .filter((one) => one !== null)
    .filter(({ id }) => !ownIds.includes(id));
  const urls = [
    ...internal.flatMap((application) => takenInternal(application, others)),
    ...external.flatMap((application) => takenExternal(fields, application, others)),
  ];
  return {
    problems: urls.length > 0 ? urls : taken,
    warnings: wildcardWarnings({ external, internal }, others),
    othersAsOf: found.asOf,
  };
}

type Published = readonly PublishedApplication[];

function takenInternal({ role, internalUrl }: DesiredApplication, others: Published): FieldProblem[] {
  const holder = others.find(({ publishing }) => sameUrl(publishing.internalUrl, internalUrl));
  if (!holder) return [];
  const values = { url: withoutSlash(internalUrl), name: holder.displayName };
  const taken = sentence('{url} is already published by the application “{name}”.', values);
  const advice = sentence('It serves every virtual proxy there; type adopt to manage it.');
  return [{ field: internalField(role), message: joined([taken, advice], ' ') }];
}

function takenExternal(
  fields: AddressFields,
  { role, externalUrl }: DesiredApplication,
  others: Published,
): FieldProblem[] {
  const holder = others.find(({ publishing }) => sameUrl(publishing.externalUrl, externalUrl));
  if (!holder) return [];
  const values = { url: withoutSlash(externalUrl), name: holder.displayName };
  const taken = sentence('{url} already belongs to the application “{name}”.', values);
  return [{ field: fields.external(role), message: joined([taken, fields.advice], ' ') }];
}
