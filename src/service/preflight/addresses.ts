import { joined, sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { listPublishedApplications } from '../../graph/on-premises-publishing.ts';
import { findApplications } from '../../store/applications.ts';
import { sameUrl, withoutSlash } from '../model/publication/addresses.ts';
import type { Deps } from '../model/deps.ts';
import type { Readers } from '../model/readers.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import { internalField, type AddressFields } from './address-fields.ts';
import { takenIdentifier } from './identifier.ts';
import { takenName } from './taken-name.ts';

/**
 * Checks that every address is free, and names the owner of a taken one; `hidden` = Graph does not show what is
 * published. Our own applications are recognised by their recorded ids only. Throws what Graph throws.
 */
export async function addressProblems(
  { db, seenPublished: seen }: Pick<Deps, 'db' | 'seenPublished'>,
  readers: Readers,
  fields: AddressFields,
  desired: Desired,
): Promise<FieldProblem[] | typeof hidden> {
  const { graph } = readers;
  const ownIds = (await findApplications(db, desired.publicationId)).map((one) => one.application_id);
  const [published, identifiers, names] = await Promise.all([
    readVisible(readers, (one) => listPublishedApplications(one, seen.ids)),
    Promise.all(desired.applications.map((one) => takenIdentifier(graph, fields, one, ownIds))),
    Promise.all(desired.applications.map((one) => takenName(graph, fields, one, ownIds))),
  ]);
  const taken = [identifiers.flat(), names.flat()].find((problems) => problems.length > 0) ?? [];
  if (published === hidden) return taken.length > 0 ? taken : hidden;
  seen.ids = published.map(({ id }) => id);
  const others = published.filter(({ id }) => !ownIds.includes(id));
  const urls = desired.applications.flatMap((application) => takenUrls(fields, application, others));
  return urls.length > 0 ? urls : taken;
}

type Published = Awaited<ReturnType<typeof listPublishedApplications>>;

function takenUrls(
  fields: AddressFields,
  { role, internalUrl, externalUrl }: DesiredApplication,
  others: Published,
): FieldProblem[] {
  const internal = others.find(({ publishing }) => sameUrl(publishing.internalUrl, internalUrl));
  const external = others.find(({ publishing }) => sameUrl(publishing.externalUrl, externalUrl));
  return [
    ...(internal
      ? [
          {
            field: internalField(role),
            message: sentence('{url} is already published by the application “{name}”.', {
              url: withoutSlash(internalUrl),
              name: internal.displayName,
            }),
          },
        ]
      : []),
    ...(external
      ? [
          {
            field: fields.external(role),
            message: joined(
              [
                sentence('{url} already belongs to the application “{name}”.', {
                  url: withoutSlash(externalUrl),
                  name: external.displayName,
                }),
                fields.advice,
              ],
              ' ',
            ),
          },
        ]
      : []),
  ];
}
