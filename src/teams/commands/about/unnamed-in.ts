import { sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import { splitList } from '../../../service/model/request/split-list.ts';
import type { Mention } from '../../activity/mention.ts';

/**
 * Returns a problem for each entry that was mentioned and names no one person: somebody of whom Teams tells the name
 * alone, a team, a channel, a tag, another app.
 */
export function unnamedIn(
  { users, groups }: Pick<RequestForm, 'users' | 'groups'>,
  mentions: readonly Mention[],
): FieldProblem[] {
  const people = splitList(users)
    .filter((entry) => entry.startsWith('@'))
    .map((entry) => ({ field: 'users' as const, message: nameAlone(entry.slice(1)) }));
  const others = splitList(groups).flatMap((entry) => {
    const kind = mentions.find(({ name }) => name.replaceAll('"', '') === entry)?.kind;
    const message = kind === 'place' ? ofMany(entry) : kind === 'bot' ? app(entry) : null;
    return message === null ? [] : { field: 'groups' as const, message };
  });
  return [...people, ...others];
}

function nameAlone(name: string): Text {
  return sentence(
    'Teams does not tell who {name} is. Enter an address, or send the form as it is: the name is then looked up.',
    { name },
  );
}

function ofMany(name: string): Text {
  return sentence(
    '{name} is a team, a channel or a tag, not a person. Enter people, or the security group that is meant.',
    { name },
  );
}

function app(name: string): Text {
  return sentence('{name} is an app, and only people and groups can be given access.', { name });
}
