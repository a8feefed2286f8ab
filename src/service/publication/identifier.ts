import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Application } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import {
  listApplicationsByIdentifierUri,
  listDeletedApplicationsByIdentifierUri,
} from '../../graph/applications.ts';
import type { Graph } from '../../graph/client.ts';
import { withoutSlash } from '../form/addresses.ts';
import type { RequestInput } from '../requests/stored.ts';
import { addressAdvice, externalField } from './address-fields.ts';
import type { Desired, DesiredApplication } from './desired.ts';
import { stamp } from './stamp.ts';

/** Whether somebody else's application holds the identifier URI: a deleted one does so for 30 days. */
export async function takenIdentifier(
  graph: Graph,
  input: RequestInput,
  { publicationId }: Desired,
  { role, externalUrl }: DesiredApplication,
  ownIds: readonly string[],
): Promise<FieldProblem[]> {
  const uri = withoutSlash(externalUrl);
  const [live, deleted] = await Promise.all([
    listApplicationsByIdentifierUri(graph, uri),
    listDeletedApplicationsByIdentifierUri(graph, uri),
  ]);
  // An adopted application carries no stamp, one whose creation was cut off is not recorded.
  const isStrange = ({ id, tags }: Application) =>
    !ownIds.includes(id ?? '') && !tags?.includes(stamp(publicationId, role));
  const problem = (message: Text) => [{ field: externalField(input, role), message }];
  const holder = live.find(isStrange);
  if (holder)
    return problem(
      joined(
        [
          sentence('{uri} is the identifier of the application “{name}”.', {
            uri,
            name: holder.displayName ?? '',
          }),
          addressAdvice(input),
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
          addressAdvice(input),
        ],
        ' ',
      ),
    );
  return [];
}
