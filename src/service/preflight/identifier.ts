import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Application } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import {
  getApplication,
  listApplicationsByIdentifierUri,
  listDeletedApplicationsByIdentifierUri,
} from '../../graph/applications.ts';
import type { Graph } from '../../graph/client.ts';
import { withoutSlash } from '../model/addresses.ts';
import type { AddressFields } from './address-fields.ts';
import type { DesiredApplication } from '../model/desired.ts';

/** Whether somebody else's application holds the identifier URI: a deleted one does so for 30 days. */
export async function takenIdentifier(
  graph: Graph,
  fields: AddressFields,
  { role, externalUrl }: DesiredApplication,
  ownIds: readonly string[],
): Promise<FieldProblem[]> {
  const uri = withoutSlash(externalUrl);
  const [live, deleted] = await Promise.all([
    listApplicationsByIdentifierUri(graph, uri),
    listDeletedApplicationsByIdentifierUri(graph, uri),
  ]);
  // Tags prove nothing. What is ours has no URI before its id is recorded.
  const isStrange = ({ id }: Application) => !ownIds.includes(id ?? '');
  const problem = (message: Text) => [{ field: fields.external(role), message }];
  const holder = await firstThere(graph, live.filter(isStrange));
  if (holder)
    return problem(
      joined(
        [
          sentence('{uri} is the identifier of the application “{name}”.', {
            uri,
            name: holder.displayName ?? '',
          }),
          fields.advice,
        ],
        ' ',
      ),
    );
  const stranger = deleted.find(isStrange);
  if (stranger)
    return problem(
      joined(
        [
          sentence('{uri} is still held by the deleted application “{name}”, until it is removed for good.', {
            uri,
            name: stranger.displayName ?? '',
          }),
          fields.advice,
        ],
        ' ',
      ),
    );
  return [];
}

/** A list may still show what was deleted. */
async function firstThere(graph: Graph, found: readonly Application[]): Promise<Application | undefined> {
  const there = await Promise.all(found.map(({ id }) => getApplication(graph, id ?? '')));
  return there.find((one) => one !== null) ?? undefined;
}
