import type { Language } from '../../../language/language.ts';
import { sentence } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import type { RequestKind } from '../../../service/model/request/request.ts';
import type { FormOptions } from '../../../service/model/form-options.ts';
import type { AdaptiveCard } from '../render.ts';
import { fitsMessage } from '../size.ts';
import { shortFormCard } from './short-form.ts';
import { publishFormCard } from './publish-form.ts';
import { updateFormCard } from './update-form.ts';

type People = readonly EnteredPerson[] | null;

/** Returns the form for a kind of request, with the entries and their mistakes; `picked` null = users are typed. */
export function formCard(
  language: Language,
  kind: RequestKind,
  options: FormOptions,
  form: RequestForm,
  problems: readonly FieldProblem[],
  picked: People,
): AdaptiveCard {
  if (kind === 'publish') return publishFormCard(language, options, form, problems, picked);
  if (kind === 'update') return updateFormCard(language, options, form, problems);
  return shortFormCard(language, kind, form, problems, null, picked);
}

/** As `formCard`, but lists that do not fit into a message are left out, and the form asks to paste them again. */
export function fittingFormCard(...input: Parameters<typeof formCard>): AdaptiveCard {
  const card = formCard(...input);
  if (fitsMessage(card)) return card;
  const [language, kind, options, form, problems, picked] = input;
  const [field, other] =
    form.users.length >= form.groups.length ? (['users', 'groups'] as const) : (['groups', 'users'] as const);
  const left = { field, message: sentence('The list is too long to be shown again. Paste it once more.') };
  const shorter = { ...form, [field]: '' };
  const rest = formCard(language, kind, options, shorter, [...problems, left], picked);
  if (fitsMessage(rest)) return rest;
  const both = [...problems, left, { ...left, field: other }];
  return formCard(language, kind, options, { ...form, users: '', groups: '' }, both, picked);
}
