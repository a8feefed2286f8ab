import type { Deps } from '../service/deps.ts';
import { formOptions } from '../service/form/form-options.ts';
import { updateForm } from '../service/form/update-form.ts';
import { findPublication } from '../service/lists.ts';
import { emptyForm, type RequestForm } from '../service/publish-input.ts';
import type { RequestKind } from '../service/request.ts';
import type { PublicationView } from '../service/view.ts';
import { render, type AdaptiveCard } from './cards.ts';
import type { Turn } from './turn.ts';
import { changeFormView } from './views/forms/change-form.ts';
import { updateFormView } from './views/forms/update-form.ts';
import { problemView, unknownNameView } from './views/notice.ts';

/** The requests about one publication that exists. */
export type PublicationChange = Exclude<RequestKind, 'publish' | 'adopt'>;

/** The form of a change, with the people already named filled in; or why there is nothing of that kind to ask for. */
export async function changeCard(
  { deps, picked }: Pick<Turn, 'deps' | 'picked'>,
  kind: PublicationChange,
  name: string,
  people: Pick<RequestForm, 'users' | 'groups'> = { users: '', groups: '' },
): Promise<AdaptiveCard> {
  const publication = await findPublication(deps, name);
  if (!publication) return render('notice', unknownNameView(name));
  const refusal = refusalOf(kind, publication);
  if (refusal) return render('notice', problemView(refusal));
  if (kind === 'update') return updateCard(deps, publication.name);
  const form = { ...emptyForm, ...people, name: publication.name };
  return render('change-form', changeFormView(kind, form, [], publication, await picked(form.users)));
}

async function updateCard(deps: Deps, name: string): Promise<AdaptiveCard> {
  const [form, options] = await Promise.all([updateForm(deps, name), formOptions(deps)]);
  if (!form) return render('notice', unknownNameView(name));
  return render('update-form', updateFormView(options, form, []));
}

type Refusal = { title: string; text: string; advice: string };

function refusalOf(
  kind: PublicationChange,
  { name, state, restorableUntil }: PublicationView,
): Refusal | null {
  if (kind === 'restore' && state === 'unpublished' && restorableUntil !== '') return null;
  if (kind !== 'restore' && state === 'published') return null;
  const states = {
    published: 'is published',
    publishing: 'is still being published',
    failed: 'could not be published',
    unpublished: 'is unpublished',
  };
  const isGone = state === 'unpublished';
  return {
    title: `“${name}” ${states[state]}`,
    text: kind === 'restore' ? 'There is nothing to restore.' : 'Only what is published can be changed.',
    advice: isGone && kind !== 'restore' ? `Type restore ${name} to bring it back.` : `Type status ${name}.`,
  };
}
