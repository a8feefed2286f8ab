import { isGuid } from '../../../guid.ts';
import { sentence } from '../../../language/sentence.ts';
import type { RequestForm } from '../../model/request/form.ts';
import type { AdoptInput } from '../../model/request/input.ts';
import { parseName } from './name.ts';
import { wholeOf, wrong, type Parsed } from './parsed.ts';

/** Checks the form of an adoption, all fields at once. */
export function parseAdopt(form: RequestForm): Parsed<AdoptInput> {
  return wholeOf<AdoptInput>({
    kind: { value: 'adopt' },
    name: parseName(form.name),
    ...parsePicked(idOf(form.hubApplicationId), idOf(form.authApplicationId)),
    reason: { value: form.reason.trim() },
  });
}

/** Graph uses lower-case object ids; two spellings of one id must not count as two applications. */
function idOf(text: string): string {
  return text.trim().toLowerCase();
}

type Picked = { [K in 'hubApplicationId' | 'authApplicationId']: Parsed<string> };

/** Parses the picked ids; `auth` may be `''`. */
function parsePicked(hub: string, auth: string): Picked {
  const picked = { hubApplicationId: { value: hub }, authApplicationId: { value: auth } };
  const isPicked = isGuid(hub) && (auth === '' || isGuid(auth));
  if (!isPicked)
    return {
      ...picked,
      hubApplicationId: wrong(
        'hubApplicationId',
        sentence('Type adopt to see which applications there are, and pick one.'),
      ),
    };
  if (hub !== auth) return picked;
  return {
    ...picked,
    authApplicationId: wrong(
      'authApplicationId',
      sentence('One application cannot be both of a pair. Pick another, or one alone.'),
    ),
  };
}
