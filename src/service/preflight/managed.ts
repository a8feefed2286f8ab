import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { findOwners } from '../../store/applications.ts';
import { type AdoptInput, pickedIds } from '../model/request/input.ts';
import type { Db } from '../../store/db.ts';

/**
 * Returns a problem for each picked application that already belongs to another publication, naming that publication.
 */
export async function managedProblems(
  db: Db,
  publicationId: string,
  input: AdoptInput,
): Promise<FieldProblem[]> {
  const { hub = '', auth = '' } = pickedIds(input);
  const owners = await findOwners(db, [hub, auth].filter(Boolean));
  return owners
    .filter(({ publication_id }) => publication_id !== publicationId)
    .map(({ application_id, name }) => ({
      field: application_id === hub.toLowerCase() ? 'hubApplicationId' : 'authApplicationId',
      message: sentence('This application belongs to the publication “{name}” already. Pick another.', {
        name,
      }),
    }));
}
