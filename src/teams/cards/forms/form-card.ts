import type { Language } from '../../../language/language.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { RequestForm } from '../../../service/model/publish-input.ts';
import type { RequestKind } from '../../../service/model/request.ts';
import type { FormOptions } from '../../../service/model/view.ts';
import { render, type AdaptiveCard } from '../render.ts';
import { changeFormView } from './short-form.ts';
import { publishFormView } from './publish-form.ts';
import { updateFormView } from './update-form.ts';

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
  return render(language, 'short-form', changeFormView(kind, form, problems, null, picked));
}
