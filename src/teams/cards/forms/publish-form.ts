import { sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { PublishForm } from '../../../service/model/request/form.ts';
import type { FormOptions } from '../../../service/model/form-options.ts';
import { escapeMarkdown, escapeParagraphs } from '../../text.ts';
import {
  fieldData,
  groupChoices,
  needsKerberos,
  problemsElsewhere,
  type Choice,
  type FieldData,
  type UsersData,
  usersData,
} from './field.ts';
import { card } from '../render.ts';
import { warned } from '../words/warned.ts';

/** Data of `publish-form`: one entry per input, and the choices that the inputs offer. */
interface PublishFormData extends Record<Exclude<keyof PublishForm, 'users'>, FieldData> {
  users: UsersData;
  optionsProblem: Text;
  problems: { text: Text }[];
  hasProblems: boolean;
  domains: Choice[];
  addresses: { text: Text }[];
  connectorGroups: Choice[];
  serverNote: Text;
  groupsNote: Text;
  showKerberos: boolean;
}

/** The ids of the form's inputs. */
export const publishFields: readonly (keyof PublishForm)[] = [
  'name',
  'externalDomain',
  'qlikUrl',
  'authPort',
  'release',
  'connectorGroupId',
  'preAuthentication',
  'singleSignOn',
  'servicePrincipalName',
  'loginIdentity',
  'users',
  'groups',
  'reason',
];

/**
 * The publish form, with the entries so far and their mistakes. The client validates nothing but lengths: the server
 * reports every mistake at once, and a client that refused an entry would hide the others from that check.
 */
export const publishFormCard = card('publish-form', publishFormData);

function publishFormData(
  options: FormOptions,
  form: PublishForm,
  problems: readonly FieldProblem[],
  picked: readonly EnteredPerson[] | null = null,
): PublishFormData {
  const shown = withDefaults(options, form);
  const fields = publishFields.map((id) => [id, fieldData(shown[id], id, problems)] as const);
  return {
    ...(Object.fromEntries(fields) as Record<keyof PublishForm, FieldData>),
    users: usersData(shown.users, problems, picked),
    optionsProblem: warned(escapeParagraphs(options.problem)),
    problems: problemsElsewhere(problems, publishFields),
    hasProblems: problems.length > 0,
    domains: options.domains.map(({ title, value }) => ({ title, value })),
    addresses: addresses(options, form.name),
    serverNote: escapeMarkdown(options.serverNote ?? ''),
    groupsNote: options.groupsNote ?? '',
    connectorGroups: groupChoices(options, shown.connectorGroupId, sentence('The default connector group')),
    showKerberos: needsKerberos(shown, problems),
  };
}

function withDefaults(options: FormOptions, form: PublishForm): PublishForm {
  const [only, ...others] = groupChoices(options, '', '');
  const group = others.length === 0 ? (only?.value ?? '') : '';
  return {
    ...form,
    externalDomain: form.externalDomain || (options.domains[0]?.value ?? ''),
    connectorGroupId: form.connectorGroupId || group,
    release: form.release || 'unknown',
    preAuthentication: form.preAuthentication || 'aadPreAuthentication',
    singleSignOn: form.singleSignOn || 'none',
    loginIdentity: form.loginIdentity || 'userPrincipalName',
  };
}

function addresses(options: FormOptions, typedName: string): { text: Text }[] {
  const name = /^[a-z\d-]{1,50}$/u.test(typedName) ? typedName : '<name>';
  const example = (host: string) => escapeMarkdown(host.replaceAll('<name>', name));
  return options.domains.slice(0, 5).map((domain) => ({
    text: sentence('{hub}  and  {auth}', {
      hub: example(domain.hubExample),
      auth: example(domain.authExample),
    }),
  }));
}
