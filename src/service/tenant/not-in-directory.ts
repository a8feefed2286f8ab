import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';

/** Refuses somebody whom Microsoft Entra does not know: deleted since, a guest removed, or added a moment ago. */
export function notInDirectory(): UserError {
  return new UserError(
    sentence('You are no longer, or not yet, in the directory of this organisation.'),
    sentence('If you should be, ask an administrator of Microsoft Entra to add or restore your account.'),
  );
}
