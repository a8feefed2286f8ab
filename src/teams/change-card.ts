import type { Language } from '../language/language.ts';
import { sentence, type Text } from '../language/sentence.ts';
import type { Deps } from '../service/model/deps.ts';
import { formOptions } from '../service/tenant/form-options.ts';
import { updateForm } from '../service/views/update-form.ts';
import { findPublication } from '../service/views/lists.ts';
import { emptyForm, type RequestForm } from '../service/model/form.ts';
import { publicationFor } from '../service/views/may-see.ts';
import { requireMayOpenForm } from '../service/tenant/may-ask.ts';
import type { RequestKind } from '../service/model/request.ts';
import type { PublicationView } from '../service/model/view.ts';
import { render, type AdaptiveCard } from './cards.ts';
import type { Turn } from './turn.ts';
import { changeFormView } from './views/forms/change-form.ts';
import { updateFormView } from './views/forms/update-form.ts';
import { problemView, unknownNameView } from './views/notice.ts';

/** The requests about one publication that exists. */
export type PublicationChange = Exclude<RequestKind, 'publish' | 'adopt'>;

/** The form of a change, with the people already named filled in; or why there is nothing of that kind to ask for. Throws UserError. */
export async function changeCard(
  {
    deps,
    actor,
    conversation,
    picked,
    language,
  }: Pick<Turn, 'deps' | 'actor' | 'conversation' | 'picked' | 'language'>,
  kind: PublicationChange,
  name: string,
  people: Pick<RequestForm, 'users' | 'groups'> = { users: '', groups: '' },
): Promise<AdaptiveCard> {
  const found = await findPublication(deps, name);
  if (!found) return render(language, 'notice', unknownNameView(name));
  const publication = await publicationFor(deps, conversation, found);
  const refusal = refusalOf(kind, publication);
  if (refusal) return render(language, 'notice', problemView(refusal));
  await requireMayOpenForm(deps, actor);
  if (kind === 'update') return updateCard(deps, language, publication.name);
  const form = { ...emptyForm, ...people, name: publication.name };
  return render(
    language,
    'change-form',
    changeFormView(kind, form, [], publication, await picked(form.users)),
  );
}

async function updateCard(deps: Deps, language: Language, name: string): Promise<AdaptiveCard> {
  const [form, options] = await Promise.all([updateForm(deps, name), formOptions(deps)]);
  if (!form) return render(language, 'notice', unknownNameView(name));
  return render(language, 'update-form', updateFormView(options, form, []));
}

type Refusal = { title: Text; text: Text; advice: Text };

function refusalOf(
  kind: PublicationChange,
  { name, state, restorableUntil, isReduced, requester }: PublicationView,
): Refusal | null {
  if (kind === 'restore' && state === 'unpublished' && restorableUntil !== '') return null;
  if (kind === 'update' && state === 'published' && isReduced)
    return {
      title: sentence('The settings of “{name}” are not shown here', { name }),
      text: sentence('The form has its internal addresses filled in.'),
      advice: sentence('{who} and approvers can type update {name} in their own chat with the bot.', {
        who: requester.name,
        name,
      }),
    };
  if (kind !== 'restore' && state === 'published') return null;
  const states = {
    published: sentence('“{name}” is published', { name }),
    publishing: sentence('“{name}” is still being published', { name }),
    failed: sentence('“{name}” could not be published', { name }),
    unpublished: sentence('“{name}” is unpublished', { name }),
  };
  const isGone = state === 'unpublished';
  return {
    title: states[state],
    text:
      kind === 'restore'
        ? sentence('There is nothing to restore.')
        : sentence('Only what is published can be changed.'),
    advice:
      isGone && kind !== 'restore'
        ? sentence('Type restore {name} to bring it back.', { name })
        : sentence('Type status {name}.', { name }),
  };
}
