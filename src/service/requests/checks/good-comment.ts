import { UserError } from '../../../errors.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { visible } from '../../kinds/fields/invisible.ts';
import { tooLong } from '../../kinds/fields/length.ts';
import { mostOfText } from '../../model/request/entry-length.ts';

/** Comments are stored exactly as typed, so a mistake in one is said, not mended. Throws UserError with the field. */
export function requireGoodComment(comment: string): void {
  const { length } = comment.trim();
  if (length > mostOfText) throw wrong(sentence('The comment is too long.'), tooLong(mostOfText, length));
  if (visible(comment) === comment) return;
  throw wrong(
    sentence('The comment needs a correction.'),
    sentence('There were characters in it that nobody can see. They are taken out: look at it, then decide.'),
  );
}

function wrong(said: Text, message: Text): UserError {
  return new UserError(said, message, [{ field: 'comment', message }]);
}
