import { UserError, type FieldProblem } from '../../errors.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { visible } from '../kinds/fields/invisible.ts';
import { tooLong } from '../kinds/fields/length.ts';
import { seenValues, type Seen } from '../model/publication/seen.ts';

/** The most characters of an error code or transaction id; several fit. */
const mostOfDetail = 200;

/** An answer as it was entered; `seen` is `''` if nothing was chosen. */
export interface EnteredAnswer {
  seen: Seen | '';
  detail: string;
}

/** Returns an answer that can be stored. Throws UserError with a problem for each entry that needs a correction. */
export function goodAnswer({ seen, detail }: EnteredAnswer): { seen: Seen; detail: string } {
  const said = detail.trim();
  const problems: FieldProblem[] = [];
  const chosen = seenValues.find((value) => value === seen);
  const add = (field: string, message: Text) => problems.push({ field, message });
  if (chosen === undefined) add('seen', sentence('Choose what you saw.'));
  if (said.length > mostOfDetail) add('detail', tooLong(mostOfDetail, said.length));
  if (visible(said) !== said)
    add(
      'detail',
      sentence(
        'There were characters in it that nobody can see. They are taken out: look at it, then send it again.',
      ),
    );
  if (chosen !== undefined && problems.length === 0)
    return { seen: chosen, detail: chosen === 'works' ? '' : said.replace(/\s+/gu, ' ') };
  throw new UserError(sentence('Your answer needs a correction.'), '', problems);
}
