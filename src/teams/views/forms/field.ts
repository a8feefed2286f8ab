import type { FieldProblem } from '../../../errors.ts';
import type { EnteredPerson } from '../../../service/form/people.ts';
import type { RequestForm } from '../../../service/publish-input.ts';
import type { ConnectorGroupView } from '../../../service/view.ts';
import { count, escapeParagraphs, plainLine } from '../../text.ts';

/** A choice of an Input.ChoiceSet. */
export interface Choice {
  title: string;
  value: string;
}

/** The value an input shows and what is wrong with it (`''` = nothing). */
export interface FieldData {
  value: string;
  problem: string;
}

/** The input for users: people to pick, those chosen by their names, or text. */
export interface UsersData extends FieldData {
  isPicker: boolean;
  choices: Choice[];
}

/** What each input is called on the forms. */
export const fieldLabels: Record<keyof RequestForm, string> = {
  name: 'Name',
  displayName: 'Display name',
  externalDomain: 'External domain',
  qlikUrl: 'Qlik Sense URL',
  authPort: 'Authentication port',
  externalUrl: 'External address',
  authExternalUrl: 'External authentication address',
  connectorGroupId: 'Connector group',
  preAuthentication: 'Pre-authentication',
  singleSignOn: 'Single sign-on',
  servicePrincipalName: 'Service principal name',
  loginIdentity: 'Login identity',
  applicationServerTimeout: 'Time-out',
  isBackendCertificateValidationEnabled: 'Certificate check',
  hubApplicationId: 'Hub application',
  hubAddresses: 'Hub addresses',
  authAddresses: 'Authentication addresses',
  authApplicationId: 'Authentication application',
  users: 'Users',
  groups: 'Groups',
  reason: 'Reason',
};

/** An input with everything that is wrong with it. */
export function fieldData(value: string, id: string, problems: readonly FieldProblem[]): FieldData {
  const messages = problems.filter((problem) => problem.field === id).map((problem) => problem.message);
  return { value, problem: escapeParagraphs(messages.join('\n')) };
}

/** The input for users; `picked` null = text. Whoever is chosen must be among the choices, or Teams shows nobody. */
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

/** The problems that belong to no input of a form, each under the name of what it is about. */
export function problemsElsewhere(
  problems: readonly FieldProblem[],
  shown: readonly string[],
): { text: string }[] {
  const labels: Record<string, string> = fieldLabels;
  return problems
    .filter(({ field }) => !shown.includes(field))
    .map(({ field, message }) => ({
      text: escapeParagraphs(labels[field] ? `${labels[field]}: ${message}` : message),
    }));
}

/** Health of a connector group in a few words: "2 of 2 connectors active". */
export function connectorHealth(group: { active: number; total: number }): string {
  if (group.total === 0) return 'no connectors';
  return `${group.active} of ${count(group.total, 'connector')} active`;
}

/** Connector groups to choose from, with their health; the selected one is never left out. */
export function groupChoices(groups: readonly ConnectorGroupView[], selected: string): Choice[] {
  const near = groups.filter((group, index) => index < 100 || group.id === selected);
  return near.map((group) => ({
    title: `${plainLine(group.name, 60)} – ${connectorHealth(group)}`,
    value: group.id,
  }));
}

/** Whether the Kerberos inputs are open: Teams neither checks nor sends a hidden input, so they are when one counts. */
export function needsKerberos(
  form: Pick<RequestForm, 'singleSignOn' | 'servicePrincipalName'>,
  problems: readonly FieldProblem[],
): boolean {
  const isAbout = (field: string) => field === 'servicePrincipalName' || field === 'loginIdentity';
  return (
    form.singleSignOn === 'kerberos' ||
    form.servicePrincipalName !== '' ||
    problems.some(({ field }) => isAbout(field))
  );
}
