import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { findOpenedBy } from '../../store/outside-checks.ts';
import type { Deps } from '../model/deps.ts';
import type { RequestView } from '../model/view.ts';
import { askOutside } from '../outside/ask-outside.ts';

/** Has the addresses that a request opened visited again. Throws UserError if a later request has opened others. */
export async function lookAgain(deps: Deps, { id, name }: Pick<RequestView, 'id' | 'name'>): Promise<void> {
  const publicationId = await findOpenedBy(deps.db, id);
  if (publicationId === null)
    throw new UserError(
      sentence('A later request has changed these addresses.'),
      sentence('Type status {name}.', { name }),
    );
  await askOutside(deps, publicationId);
}
