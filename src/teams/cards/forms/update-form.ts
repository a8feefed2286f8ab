import { sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { RequestForm } from '../../../service/model/request/form.ts';
import type { FormOptions } from '../../../service/model/form-options.ts';
import { escapeMarkdown, escapeParagraphs } from '../../text.ts';
import {
  fieldData,
  groupChoices,
  needsKerberos,
  problemsElsewhere,
  type Choice,
  type FieldData,
} from './field.ts';
import { card } from '../render.ts';
import { warned } from '../words/warned.ts';

const fieldIds = [
  'displayName',
  'qlikUrl',
  'authPort',
  'release',
  'externalUrl',
  'authExternalUrl',
  'connectorGroupId',
  'preAuthentication',
  'singleSignOn',
  'servicePrincipalName',
  'loginIdentity',
  'applicationServerTimeout',
  'isBackendCertificateValidationEnabled',
  'reason',
] as const satisfies readonly (keyof RequestForm)[];

/** Data of `update-form`: one entry per input, and the choices on offer. `key` is the stored, unescaped name. */
interface UpdateFormData extends Record<(typeof fieldIds)[number], FieldData> {
  name: string;
  key: string;
  optionsProblem: Text;
  problems: { text: Text }[];
  hasProblems: boolean;
  connectorGroups: Choice[];
  groupsNote: Text;
  signOns: Choice[];
  showKerberos: boolean;
}

/** The update form, with a publication's settings or the entries so far, and their mistakes. */
export const updateFormCard = card('update-form', updateFormData);

function updateFormData(
  options: FormOptions,
  form: RequestForm,
  problems: readonly FieldProblem[],
): UpdateFormData {
  const shown = withDefaults(form);
  const fields = fieldIds.map((id) => [id, fieldData(shown[id], id, problems)] as const);
  return {
    ...(Object.fromEntries(fields) as Record<(typeof fieldIds)[number], FieldData>),
    name: escapeMarkdown(form.name),
    key: form.name,
    optionsProblem: warned(escapeParagraphs(options.problem)),
    problems: problemsElsewhere(problems, fieldIds),
    hasProblems: problems.length > 0,
    groupsNote: options.groupsNote ?? '',
    connectorGroups: groupChoices(options, form.connectorGroupId, sentence('As it is in Microsoft Entra')),
    signOns: signOns(form.singleSignOn),
    showKerberos: needsKerberos(form, problems),
  };
}

function withDefaults(form: RequestForm): RequestForm {
  return {
    ...form,
    release: form.release || 'unknown',
    singleSignOn: form.singleSignOn || 'none',
    loginIdentity: form.loginIdentity || 'userPrincipalName',
    applicationServerTimeout: form.applicationServerTimeout || 'Default',
  };
}

// An adopted application may use a single sign-on mode that the form does not offer. It can be kept but not chosen.
function signOns(current: string): Choice[] {
  const choices = [
    { title: sentence('None: Qlik signs people in itself'), value: 'none' },
    { title: sentence('Kerberos (Windows accounts)'), value: 'kerberos' },
  ];
  return current === 'kept' ? [{ title: sentence('As it was found'), value: 'kept' }, ...choices] : choices;
}
