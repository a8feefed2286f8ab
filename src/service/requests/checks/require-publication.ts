import { UserError } from '../../../errors.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import type { PublicationRow } from '../../../store/publications.ts';
import { kinds } from '../../kinds/kinds.ts';
import { findStart, isAboutOne } from '../../kinds/publication/starting-point.ts';
import type { Deps } from '../../model/deps.ts';
import type { RequestKind } from '../../model/request/request.ts';

/**
 * Refuses a request about a publication that does not exist, or is not in the state it starts from. Throws UserError.
 */
export async function requirePublication(
  { db }: Pick<Deps, 'db'>,
  kind: RequestKind,
  name: string,
): Promise<void> {
  if (!isAboutOne({ kind })) return;
  const { startsFrom } = kinds[kind];
  const publication = await findStart(db, { kind, name });
  if (publication?.state === startsFrom) return;
  if (!publication)
    throw new UserError(
      sentence('Nothing is called “{name}”.', { name }),
      sentence('Type list to see all publications.'),
    );
  const isToComeBack = startsFrom === 'unpublished';
  const advice = isToComeBack ? sentence('There is nothing to restore.') : adviceFor(publication);
  throw new UserError(stateOf(publication), advice);
}

function adviceFor({ name, state }: PublicationRow): Text {
  if (state === 'unpublished') return sentence('Type restore {name} to bring it back.', { name });
  return sentence('Type requests to see what is open.');
}

function stateOf({ name, state }: PublicationRow): Text {
  switch (state) {
    case 'publishing':
      return sentence('“{name}” is still being published.', { name });
    case 'failed':
      return sentence('“{name}” could not be published.', { name });
    case 'unpublished':
      return sentence('“{name}” is unpublished.', { name });
    default:
      return sentence('“{name}” is published.', { name });
  }
}
