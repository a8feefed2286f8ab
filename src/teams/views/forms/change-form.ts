import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/form/people.ts';
import type { RequestForm } from '../../../service/publish-input.ts';
import type { RequestKind } from '../../../service/request.ts';
import type { PublicationView } from '../../../service/view.ts';
import { escapeList, escapeMarkdown, formatDate } from '../../text.ts';
import { fieldData, problemsElsewhere, usersData, type FieldData, type UsersData } from './field.ts';

/** The requests that one small form asks for. */
export type ChangeKind = Exclude<RequestKind, 'publish' | 'update'>;

/** Data of `change-form`. Which inputs it has depends on the kind; `key` is the name as it is stored. */
export interface ChangeFormData {
  kind: ChangeKind;
  key: string;
  title: string;
  text: string;
  applications: { text: string }[];
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
  problems: { text: string }[];
  hasProblems: boolean;
}

/** The form of a change with what was typed so far and what is wrong with it; `publication` as it is now, null = unknown. */
export function changeFormView(
  kind: ChangeKind,
  form: RequestForm,
  problems: readonly FieldProblem[],
  publication: PublicationView | null,
  picked: readonly EnteredPerson[] | null = null,
): ChangeFormData {
  const showPeople = kind === 'assign' || kind === 'unassign';
  const showName = kind === 'adopt';
  const shown = ['reason', ...(showPeople ? ['users', 'groups'] : []), ...(showName ? ['name'] : [])];
  const field = (id: 'name' | 'groups' | 'reason') => fieldData(form[id], id, problems);
  return {
    kind,
    key: form.name,
    title: titleOf(kind, escapeMarkdown(form.name)),
    text: sentenceOf(kind, publication),
    applications: [form.hubAddresses, form.authAddresses]
      .filter((line) => line !== '')
      .map((line) => ({ text: escapeMarkdown(line, 400) })),
    showPeople,
    showName,
    isDestructive: kind === 'unpublish',
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

function titleOf(kind: ChangeKind, name: string): string {
  const titles: Record<ChangeKind, string> = {
    assign: `Assign people to ${name}`,
    unassign: `Unassign people from ${name}`,
    unpublish: `Unpublish ${name}`,
    restore: `Restore ${name}`,
    adopt: 'Adopt what is already published',
    repair: `Repair ${name}`,
  };
  return titles[kind];
}

function sentenceOf(kind: ChangeKind, publication: PublicationView | null): string {
  const applications = publication?.applications.length === 1 ? 'the application' : 'both applications';
  const assigned = escapeList(publication?.testers ?? []);
  const until = formatDate(publication?.restorableUntil ?? '');
  const sentences: Record<ChangeKind, string> = {
    assign: `They get access to ${applications}.${assigned && ` Assigned now: ${assigned}.`}`,
    unassign: `They lose access to ${applications}.${assigned && ` Assigned now: ${assigned}.`}`,
    unpublish: unpublishSentence(publication),
    restore: `The deleted applications come back as they were, with everybody who was assigned.${until && ` This is possible until ${until}.`}`,
    adopt: 'The bot manages these applications from now on. They keep their settings and everybody assigned.',
    repair: 'Everything that was changed outside the bot is set back to what was approved.',
  };
  return sentences[kind];
}

function unpublishSentence(publication: PublicationView | null): string {
  if (publication === null)
    return 'Applications the bot created are taken off the internet and deleted, and can be restored for 30 days. Adopted applications stay.';
  if (publication.isAdopted)
    return 'The applications were there before the bot and stay, open to the internet. Access that the bot gave is taken back, and the bot stops managing them.';
  const [are, they] =
    publication.applications.length === 1 ? ['The application is', 'It'] : ['Both applications are', 'They'];
  return `${are} taken off the internet and deleted: nobody reaches Qlik Sense from outside any more. ${they} can be restored for 30 days.`;
}
