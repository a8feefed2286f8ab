import type { FieldProblem } from '../../../errors.ts';
import type { Language } from '../../../language/language.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import type { Deps } from '../../../service/model/deps.ts';
import { emptyForm, type RequestForm } from '../../../service/model/request/form.ts';
import type { RequestKind } from '../../../service/model/request/request.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import { formOptions } from '../../../service/tenant/form-options.ts';
import { requireMayOpenForm } from '../../../service/tenant/may-ask.ts';
import { findPublication } from '../../../service/views/lists.ts';
import { publicationFor } from '../../../service/views/may-see.ts';
import { updateForm } from '../../../service/views/update-form.ts';
import { shortFormCard } from '../../cards/forms/short-form.ts';
import { updateFormCard } from '../../cards/forms/update-form.ts';
import { problemCard, unknownNameCard, type Problem } from '../../cards/notice.ts';
import type { AdaptiveCard } from '../../cards/render.ts';
import type { KindAbout } from '../../kinds/table.ts';
import type { Turn } from '../../turn.ts';
import { kinds } from '../../../service/kinds/kinds.ts';

/**
 * Returns the form for a kind of request about a publication, with the people named so far and what is wrong with them,
 * or a card that says why that kind cannot be asked for. Throws UserError.
 */
export async function formAbout(
  turn: Pick<Turn, 'deps' | 'actor' | 'conversation' | 'picked' | 'language'>,
  kind: KindAbout,
  name: string,
  people: Pick<RequestForm, 'users' | 'groups'> = { users: '', groups: '' },
  problems: readonly FieldProblem[] = [],
): Promise<AdaptiveCard> {
  const { deps, actor, conversation, language } = turn;
  const found = await findPublication(deps, name);
  if (!found) return unknownNameCard(language, name);
  const publication = await publicationFor(deps, conversation, found);
  const refusal = refusalOf(kind, publication) ?? (kind === 'update' ? hiddenSettings(publication) : null);
  if (refusal) return problemCard(language, refusal);
  await requireMayOpenForm(deps, actor);
  if (kind === 'update') return updateFormAbout(deps, language, publication.name);
  const form = { ...emptyForm, ...people, name: publication.name };
  return shortFormCard(language, kind, form, problems, publication, await turn.picked(form.users));
}

async function updateFormAbout(deps: Deps, language: Language, name: string): Promise<AdaptiveCard> {
  const [form, options] = await Promise.all([updateForm(deps, name), formOptions(deps)]);
  return form ? updateFormCard(language, options, form, []) : unknownNameCard(language, name);
}

/** Returns why a kind cannot be asked for now, or null if it can. */
function refusalOf(kind: RequestKind, { name, state, restorableUntil }: PublicationView): Problem | null {
  const { startsFrom } = kinds[kind];
  const isRestorable = state === 'unpublished' && restorableUntil !== '';
  if (startsFrom === 'unpublished' ? isRestorable : state === 'published') return null;
  const states = {
    published: sentence('“{name}” is published', { name }),
    publishing: sentence('“{name}” is still being published', { name }),
    failed: sentence('“{name}” could not be published', { name }),
    unpublished: sentence('“{name}” is unpublished', { name }),
  };
  const status = sentence('Type status {name}.', { name });
  if (startsFrom === 'unpublished')
    return { title: states[state], text: sentence('There is nothing to restore.'), advice: status };
  const restore: Text = sentence('Type restore {name} to bring it back.', { name });
  return {
    title: states[state],
    text: sentence('Only what is published can be changed.'),
    advice: state === 'unpublished' ? restore : status,
  };
}

/** Refuses the update form where its settings may not be shown. */
function hiddenSettings({ name, isReduced, requester }: PublicationView): Problem | null {
  if (!isReduced) return null;
  return {
    title: sentence('The settings of “{name}” are not shown here', { name }),
    text: sentence('The form has its internal addresses filled in.'),
    advice: sentence('{who} and approvers can type update {name} in their own chat with the bot.', {
      who: requester.name,
      name,
    }),
  };
}
