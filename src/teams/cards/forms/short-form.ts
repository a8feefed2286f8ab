import type { FieldProblem } from '../../../errors.ts';
import type { Text } from '../../../language/sentence.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import { kindWords, type ShortFormKind } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { escapeMarkdown } from '../../text.ts';
import { fieldData, problemsElsewhere, usersData, type FieldData, type UsersData } from './field.ts';
import { kinds } from '../../../service/kinds/kinds.ts';
import { warned } from '../words/warned.ts';

/** Data of `short-form`. The kind decides which inputs it has; `key` is the stored, unescaped name. */
interface ShortFormData {
  kind: ShortFormKind;
  key: string;
  title: Text;
  text: Text;
  applications: { text: Text }[];
  showPeople: boolean;
  showName: boolean;
  isDestructive: boolean;
  name: FieldData;
  users: UsersData;
  groups: FieldData;
  reason: FieldData;
  hubApplicationId: string;
  authApplicationId: string;
  hubAddresses: string;
  authAddresses: string;
  problems: { text: Text }[];
  hasProblems: boolean;
}

/**
 * The form of most kinds, with the entries so far and their mistakes. `publication` is its current state, null if
 * unknown; `picked` null = people are typed.
 */
export const shortFormCard = card('short-form', shortFormData);

function shortFormData(
  kind: ShortFormKind,
  form: RequestForm,
  problems: readonly FieldProblem[],
  publication: PublicationView | null,
  picked: readonly EnteredPerson[] | null = null,
): ShortFormData {
  const words = kindWords[kind];
  const showPeople = words.isAboutPeople;
  const showName = kinds[kind].startsFrom === 'nothing';
  const shown = ['reason', ...(showPeople ? ['users', 'groups'] : []), ...(showName ? ['name'] : [])];
  const field = (id: 'name' | 'groups' | 'reason') => fieldData(form[id], id, problems);
  return {
    kind,
    key: form.name,
    title: words.form.title(escapeMarkdown(form.name)),
    text: words.takesDown ? warned(words.form.text(publication)) : words.form.text(publication),
    applications: [form.hubAddresses, form.authAddresses]
      .filter((line) => line !== '')
      .map((line) => ({ text: escapeMarkdown(line, 400) })),
    showPeople,
    showName,
    isDestructive: words.takesDown,
    name: field('name'),
    users: usersData(form.users, problems, picked),
    groups: field('groups'),
    reason: field('reason'),
    hubApplicationId: form.hubApplicationId,
    authApplicationId: form.authApplicationId,
    hubAddresses: form.hubAddresses,
    authAddresses: form.authAddresses,
    problems: problemsElsewhere(problems, shown),
    hasProblems: problems.length > 0,
  };
}
