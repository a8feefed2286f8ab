import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Application } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import {
  getApplication,
  listApplicationsByIdentifierUri,
  listDeletedByIdentifierUri,
} from '../../graph/applications.ts';
import type { Graph } from '../../graph/client.ts';
import { sameUrl, withoutSlash } from '../model/publication/addresses.ts';
import type { AddressFields } from './address-fields.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';

/**
 * Returns a problem if somebody else's application holds the identifier URI. A deleted application holds it for 30
 * days.
 */
export async function takenIdentifier(
  graph: Graph,
  fields: AddressFields,
  { role, externalUrl }: DesiredApplication,
  ownIds: readonly string[],
): Promise<FieldProblem[]> {
  const uri = withoutSlash(externalUrl);
  const spellings = [uri, `${uri}/`];
  const [live, allDeleted] = await Promise.all([
    listApplicationsByIdentifierUri(graph, spellings),
    listDeletedByIdentifierUri(graph, spellings),
  ]);
  // Entra takes other letters and a slash at the end for the same URI.
  const deleted = allDeleted.filter(({ identifierUris }) => identifierUris?.some((one) => sameUrl(one, uri)));
  // Tags prove nothing. Our applications get a URI only after their ids are recorded.
  const isStrange = ({ id }: Application) => !ownIds.includes(id ?? '');
  const problem = (said: Text) => [
    { field: fields.external(role), message: joined([said, fields.advice], ' ') },
  ];
  const holder = await firstThere(graph, live.filter(isStrange));
  if (holder)
    return problem(
      sentence('{uri} is the identifier of the application “{name}”.', {
        uri,
        name: holder.displayName ?? '',
      }),
    );
  const stranger = deleted.find(isStrange);
  if (!stranger) return [];
  return problem(
    sentence('{uri} is still held by the deleted application “{name}”, until it is removed for good.', {
      uri,
      name: stranger.displayName ?? '',
    }),
  );
}

/** Lists may still show deleted applications. */
async function firstThere(graph: Graph, found: readonly Application[]): Promise<Application | undefined> {
  const there = await Promise.all(found.map(({ id }) => getApplication(graph, id ?? '')));
  return there.find((one) => one !== null) ?? undefined;
}
