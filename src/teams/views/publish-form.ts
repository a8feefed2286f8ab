import type { FieldProblem } from '../../errors.ts';
import type { PublishForm } from '../../service/publish-input.ts';
import type { ConnectorGroupView, FormOptions } from '../../service/view.ts';
import { count, escapeMarkdown, escapeParagraphs, plainLine } from '../text.ts';

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

/** Data of `publish-form`: one entry per input, and what the inputs offer. */
export interface PublishFormData extends Record<keyof PublishForm, FieldData> {
  optionsProblem: string;
  problems: { text: string }[];
  hasProblems: boolean;
  domains: Choice[];
  addresses: { text: string }[];
  connectorGroups: Choice[];
  showKerberos: boolean;
}

/** What each input is called on the form. */
export const fieldLabels: Record<keyof PublishForm, string> = {
  name: 'Name',
  externalDomain: 'External domain',
  qlikUrl: 'Qlik Sense URL',
  authPort: 'Authentication port',
  connectorGroupId: 'Connector group',
  preAuthentication: 'Pre-authentication',
  singleSignOn: 'Single sign-on',
  servicePrincipalName: 'Service principal name',
  loginIdentity: 'Login identity',
  users: 'Users',
  groups: 'Groups',
  reason: 'Reason',
};

const fieldIds = Object.keys(fieldLabels) as (keyof PublishForm)[];

/** Health of a connector group in a few words: "2 of 2 connectors active". */
export function connectorHealth(group: { active: number; total: number }): string {
  if (group.total === 0) return 'no connectors';
  return `${group.active} of ${count(group.total, 'connector')} active`;
}

/**
 * The publish form with what was typed so far and what is wrong with it. Nothing is checked by the client: the server
 * names every mistake at once, and a client that cuts or refuses an entry would hide it from that check.
 */
export function publishFormView(
  options: FormOptions,
  form: PublishForm,
  problems: readonly FieldProblem[],
): PublishFormData {
  const shown = withDefaults(options, form);
  const fields = fieldIds.map((id) => [id, fieldData(shown[id], id, problems)] as const);
  const elsewhere = problems.filter((problem) => !fieldIds.some((id) => id === problem.field));
  return {
    ...(Object.fromEntries(fields) as Record<keyof PublishForm, FieldData>),
    optionsProblem: escapeParagraphs(options.problem),
    problems: elsewhere.map((problem) => ({ text: escapeParagraphs(problem.message) })),
    hasProblems: problems.length > 0,
    domains: options.domains.map(({ title, value }) => ({ title: plainLine(title), value })),
    addresses: addresses(options, form.name),
    connectorGroups: groupChoices(options.connectorGroups, shown.connectorGroupId),
    showKerberos: needsKerberos(shown, problems),
  };
}

function withDefaults(options: FormOptions, form: PublishForm): PublishForm {
  const [only, ...others] = options.connectorGroups;
  const group = others.length === 0 && only !== undefined ? only.id : '';
  return {
    ...form,
    externalDomain: form.externalDomain || (options.domains[0]?.value ?? ''),
    connectorGroupId: form.connectorGroupId || group,
    preAuthentication: form.preAuthentication || 'aadPreAuthentication',
    singleSignOn: form.singleSignOn || 'none',
    loginIdentity: form.loginIdentity || 'userPrincipalName',
  };
}

function fieldData(value: string, id: string, problems: readonly FieldProblem[]): FieldData {
  const messages = problems.filter((problem) => problem.field === id).map((problem) => problem.message);
  return { value, problem: escapeParagraphs(messages.join('\n')) };
}

function addresses(options: FormOptions, typedName: string): { text: string }[] {
  const name = /^[a-z\d-]{1,50}$/u.test(typedName) ? typedName : '<name>';
  const example = (host: string) => escapeMarkdown(host.replaceAll('<name>', name));
  return options.domains
    .slice(0, 5)
    .map((domain) => ({ text: `${example(domain.hubExample)}  and  ${example(domain.authExample)}` }));
}

function groupChoices(groups: readonly ConnectorGroupView[], selected: string): Choice[] {
  const near = groups.filter((group, index) => index < 100 || group.id === selected);
  return near.map((group) => ({
    title: `${plainLine(group.name, 60)} – ${connectorHealth(group)}`,
    value: group.id,
  }));
}

// Teams neither checks nor sends a hidden input, so the group opens when anything in it counts, and never closes again.
function needsKerberos(form: PublishForm, problems: readonly FieldProblem[]): boolean {
  const isAbout = (field: string) => field === 'servicePrincipalName' || field === 'loginIdentity';
  return (
    form.singleSignOn === 'kerberos' ||
    form.servicePrincipalName !== '' ||
    problems.some(({ field }) => isAbout(field))
  );
}
