import type { Language } from '../language/language.ts';
import type { FieldProblem } from '../errors.ts';
import type { EnteredPerson } from '../service/tenant/people.ts';
import type { RequestForm } from '../service/model/form.ts';
import type { RequestKind } from '../service/model/request.ts';
import type { FormOptions } from '../service/model/view.ts';
import { render, type AdaptiveCard } from './cards.ts';
import { changeFormView } from './views/forms/change-form.ts';
import { publishFormView } from './views/forms/publish-form.ts';
import { updateFormView } from './views/forms/update-form.ts';

/** The form of a kind of request, with what was entered and what is wrong with it; `picked` null = users are typed. */
export function formCard(
  language: Language,
  kind: RequestKind,
  options: FormOptions,
  form: RequestForm,
  problems: readonly FieldProblem[],
  picked: readonly EnteredPerson[] | null,
): AdaptiveCard {
  if (kind === 'publish')
    return render(language, 'publish-form', publishFormView(options, form, problems, picked));
  if (kind === 'update') return render(language, 'update-form', updateFormView(options, form, problems));
  return render(language, 'change-form', changeFormView(kind, form, problems, null, picked));
}
