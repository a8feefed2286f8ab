import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/tenant/people.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import { connectorHealth, groupLeftAlone } from '../../../service/model/publication/connector-group.ts';
import type { FormOptions } from '../../../service/model/form-options.ts';
import type { ConnectorGroupView } from '../../../service/model/view.ts';
import { escapeParagraphs, plainLine } from '../../text.ts';

/** A choice in an Input.ChoiceSet. */
export interface Choice {
  title: Text;
  value: string;
}

/** The value of an input and what is wrong with it (`''` = nothing). */
export interface FieldData {
  value: string;
  problem: Text;
}

/** The users input: a people picker with the chosen people as choices, or a text field. */
export interface UsersData extends FieldData {
  isPicker: boolean;
  choices: Choice[];
}

/** The label of each input on the forms. */
export const fieldLabels: Record<keyof RequestForm, Text> = {
  name: sentence('Name'),
  displayName: sentence('Display name'),
  externalDomain: sentence('External domain'),
  qlikUrl: sentence('Qlik Sense URL'),
  authPort: sentence('Authentication port or address'),
  release: sentence('Qlik Sense November 2024 or newer?'),
  externalUrl: sentence('External address'),
  authExternalUrl: sentence('External authentication address'),
  connectorGroupId: sentence('Connector group'),
  preAuthentication: sentence('Pre-authentication'),
  singleSignOn: sentence('Single sign-on'),
  servicePrincipalName: sentence('Service principal name'),
  loginIdentity: sentence('Login identity'),
  applicationServerTimeout: sentence('Time-out'),
  isBackendCertificateValidationEnabled: sentence('Certificate check'),
  hubApplicationId: sentence('Hub application'),
  hubAddresses: sentence('Hub addresses'),
  authAddresses: sentence('Authentication addresses'),
  authApplicationId: sentence('Authentication application'),
  users: sentence('Users'),
  groups: sentence('Groups'),
  reason: sentence('Reason'),
};

/** Returns an input's data, with everything that is wrong with it. */
export function fieldData(value: string, id: string, problems: readonly FieldProblem[]): FieldData {
  const messages = problems.filter((problem) => problem.field === id).map((problem) => problem.message);
  return { value, problem: escapeParagraphs(joined(messages, '\n\n')) };
}

/** Returns the users input; `picked` null = a text field. Teams shows chosen people only if they are also choices. */
export function usersData(
  value: string,
  problems: readonly FieldProblem[],
  picked: readonly EnteredPerson[] | null,
): UsersData {
  const field = fieldData(value, 'users', problems);
  if (picked === null) return { ...field, isPicker: false, choices: [] };
  return {
    ...field,
    value: picked.map(({ text }) => text).join(','),
    isPicker: true,
    choices: picked.map(({ text, name }) => ({ title: plainLine(name, 60), value: text })),
  };
}

/** Returns the problems that belong to none of a form's inputs, each with the label of its field. */
export function problemsElsewhere(
  problems: readonly FieldProblem[],
  shown: readonly string[],
): { text: Text }[] {
  const labels: Record<string, Text> = fieldLabels;
  return problems
    .filter(({ field }) => !shown.includes(field))
    .map(({ field, message }) => ({
      text: escapeParagraphs(joined([labels[field] ?? '', message], ': ')),
    }));
}

/**
 * Returns the connector groups to choose from, with their health. The selected one is always included; leaving the group
 * to Microsoft Entra, described by `leftAlone`, only if it is optional or selected.
 */
export function groupChoices(
  { connectorGroups: groups, isGroupOptional = false }: FormOptions,
  selected: string,
  leftAlone: Text,
): Choice[] {
  // An application is in the default group anyway, and Graph may refuse to put it there.
  const isNear = ({ isDefault }: ConnectorGroupView, index: number) =>
    index < 100 && !(isDefault && isGroupOptional);
  const near = groups.filter((group, index) => isNear(group, index) || group.id === selected);
  const choices = near.map((group) => ({
    title: joined([plainLine(group.name, 60), connectorHealth(group)], ' – '),
    value: group.id,
  }));
  const isOffered = isGroupOptional || selected === groupLeftAlone;
  return isOffered ? [{ title: leftAlone, value: groupLeftAlone }, ...choices] : choices;
}

/** Whether to open the Kerberos inputs. Teams neither checks nor sends hidden inputs, so they open if one matters. */
export function needsKerberos(
  form: Pick<RequestForm, 'singleSignOn' | 'servicePrincipalName'>,
  problems: readonly FieldProblem[],
): boolean {
  if (form.singleSignOn === 'kerberos' || form.servicePrincipalName !== '') return true;
  return problems.some(({ field }) => field === 'servicePrincipalName' || field === 'loginIdentity');
}
