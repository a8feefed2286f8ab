import { joined, sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { getApplication, listApplicationsByDisplayName } from '../../graph/applications.ts';
import type { Graph } from '../../graph/client.ts';
import type { AddressFields } from './address-fields.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';

/**
 * Returns a problem if somebody else's application already has the new application's name: people could not tell them
 * apart.
 */
export async function takenName(
  graph: Graph,
  fields: AddressFields,
  { displayName }: DesiredApplication,
  ownIds: readonly string[],
): Promise<FieldProblem[]> {
  if (!fields.hasNewNames) return [];
  const found = await listApplicationsByDisplayName(graph, displayName);
  const others = found.filter(({ id }) => !ownIds.includes(id ?? ''));
  // Lists may still show deleted applications.
  const there = await Promise.all(others.map(({ id }) => getApplication(graph, id ?? '')));
  if (there.every((one) => one === null)) return [];
  const taken = sentence('There is an application “{name}” already that the bot did not make.', {
    name: displayName,
  });
  return [{ field: 'name', message: joined([taken, fields.advice], ' ') }];
}
