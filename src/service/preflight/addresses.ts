import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { listPublishedApplications } from '../../graph/on-premises-publishing.ts';
import { findApplications } from '../../store/applications.ts';
import { sameUrl, withoutSlash } from '../model/publication/addresses.ts';
import type { Deps } from '../model/deps.ts';
import type { Readers } from '../model/readers.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
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
}

/**
 * Checks that every address is free, and names the owner of a taken one; `hidden` = Graph does not show what is
 * published. Our own applications are recognised by their recorded ids only. Throws what Graph throws.
 */
export async function checkAddresses(
  { db, seenPublished: seen }: Pick<Deps, 'db' | 'seenPublished'>,
  readers: Readers,
  fields: AddressFields,
  desired: Desired,
  judged: Judged = judgeAll(),
): Promise<Addresses | typeof hidden> {
  const { graph } = readers;
  const external = desired.applications.filter(judged.external);
  const internal = desired.applications.filter(judged.internal);
  if (external.length + internal.length === 0) return { problems: [], warnings: [] };
  const ownIds = (await findApplications(db, desired.publicationId)).map((one) => one.application_id);
  const [published, identifiers, names] = await Promise.all([
    readVisible(readers, (one) => listPublishedApplications(one, seen.ids)),
    Promise.all(external.map((one) => takenIdentifier(graph, fields, one, ownIds))),
    Promise.all(external.map((one) => takenName(graph, fields, one, ownIds))),
  ]);
  const taken = [identifiers.flat(), names.flat()].find((problems) => problems.length > 0) ?? [];
  if (published === hidden) return taken.length > 0 ? { problems: taken, warnings: [] } : hidden;
  seen.ids = published.map(({ id }) => id);
  const others = published.filter(({ id }) => !ownIds.includes(id));
  const urls = [
    ...internal.flatMap((application) => takenInternal(application, others)),
    ...external.flatMap((application) => takenExternal(fields, application, others)),
  ];
  return {
    problems: urls.length > 0 ? urls : taken,
    warnings: wildcardWarnings({ external, internal }, others),
  };
}

type Published = Awaited<ReturnType<typeof listPublishedApplications>>;

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
