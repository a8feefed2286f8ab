import type { Language } from '../../../language/language.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import type { RequestKind } from '../../../service/model/request/request.ts';
import type { FormOptions } from '../../../service/model/view.ts';
import type { AdaptiveCard } from '../render.ts';
import { shortFormCard } from './short-form.ts';
import { publishFormCard } from './publish-form.ts';
import { updateFormCard } from './update-form.ts';

/** Returns the form for a kind of request, with the entries and their mistakes; `picked` null = users are typed. */
export function formCard(
  language: Language,
  kind: RequestKind,
  options: FormOptions,
  form: RequestForm,
  problems: readonly FieldProblem[],
  picked: readonly EnteredPerson[] | null,
): AdaptiveCard {
  if (kind === 'publish') return publishFormCard(language, options, form, problems, picked);
  if (kind === 'update') return updateFormCard(language, options, form, problems);
  return shortFormCard(language, kind, form, problems, null, picked);
}
