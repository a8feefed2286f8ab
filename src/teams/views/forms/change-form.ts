import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { RequestForm } from '../../../service/model/form.ts';
import type { RequestKind } from '../../../service/model/request.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import { escapeList, escapeMarkdown } from '../../text.ts';
import { fieldData, problemsElsewhere, usersData, type FieldData, type UsersData } from './field.ts';

/** The requests that one small form asks for. */
export type ChangeKind = Exclude<RequestKind, 'publish' | 'update'>;

/** Data of `change-form`. Which inputs it has depends on the kind; `key` is the name as it is stored. */
export interface ChangeFormData {
  kind: ChangeKind;
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

function titleOf(kind: ChangeKind, name: string): Text {
  const titles: Record<ChangeKind, Text> = {
    assign: sentence('Assign people to {name}', { name }),
    unassign: sentence('Unassign people from {name}', { name }),
    unpublish: sentence('Unpublish {name}', { name }),
    restore: sentence('Restore {name}', { name }),
    adopt: sentence('Adopt what is already published'),
    repair: sentence('Repair {name}', { name }),
  };
  return titles[kind];
}

function sentenceOf(kind: ChangeKind, publication: PublicationView | null): Text {
  const count = publication?.applications.length === 1 ? 1 : 2;
  const people = escapeList(publication?.testers ?? []);
  const assigned = people && sentence('Assigned now: {people}.', { people });
  const date = moment(publication?.restorableUntil ?? '');
  const until = date && sentence('This is possible until {date}.', { date });
  const sentences: Record<ChangeKind, Text> = {
    assign: joined(
      [
        sentence('They get access to {count, plural, one {the application} other {both applications}}.', {
          count,
        }),
        assigned,
      ],
      ' ',
    ),
    unassign: joined(
      [
        sentence('They lose access to {count, plural, one {the application} other {both applications}}.', {
          count,
        }),
        assigned,
      ],
      ' ',
    ),
    unpublish: unpublishSentence(publication),
    restore: joined(
      [sentence('The deleted applications come back as they were, with everybody who was assigned.'), until],
      ' ',
    ),
    adopt: sentence(
      'The bot manages these applications from now on. They keep their settings and everybody assigned.',
    ),
    repair: sentence('Everything that was changed outside the bot is set back to what was approved.'),
  };
  return sentences[kind];
}

function unpublishSentence(publication: PublicationView | null): Text {
  if (publication === null)
    return sentence(
      'Applications the bot created are taken off the internet and deleted, and can be restored for 30 days. Adopted applications stay.',
    );
  if (publication.isAdopted)
    return sentence(
      'The applications were there before the bot and stay, open to the internet. Access that the bot gave is taken back, and the bot stops managing them.',
    );
  return sentence(
    '{count, plural, one {The application is} other {Both applications are}} taken off the internet and deleted: nobody reaches Qlik Sense from outside any more. {count, plural, one {It can be restored} other {They can be restored}} for 30 days.',
    { count: publication.applications.length === 1 ? 1 : 2 },
  );
}
