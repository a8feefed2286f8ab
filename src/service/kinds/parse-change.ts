import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { isObjectId } from '../../graph/call/odata.ts';
import type { AdoptInput, ChangeInput, UpdateInput } from '../model/input.ts';
import type { RequestForm } from '../model/form.ts';
import type { RequestKind } from '../model/request.ts';
import {
  parseName,
  parsePort,
  parsePreAuthentication,
  parseSingleSignOn,
  type Report,
} from './parse-form.ts';
import { parseQlikUrl } from './qlik-url.ts';
import { splitList } from '../model/split-list.ts';

type Parsed = { input: ChangeInput } | { problems: FieldProblem[] };

/** Checks the form of a request about an existing publication, all fields at once. */
export function parseChangeForm(kind: Exclude<RequestKind, 'publish'>, form: RequestForm): Parsed {
  const problems: FieldProblem[] = [];
  const report: Report = (field, message) => problems.push({ field, message });
  const input = inputOf(kind, form, report);
  return problems.length > 0 ? { problems } : { input };
}

function inputOf(kind: Exclude<RequestKind, 'publish'>, form: RequestForm, report: Report): ChangeInput {
  const name = kind === 'adopt' ? parseName(form.name, report) : form.name.trim().toLowerCase();
  const reason = form.reason.trim();
  switch (kind) {
    case 'assign':
    case 'unassign': {
      const [users, groups] = [splitList(form.users), splitList(form.groups)];
      if (users.length + groups.length === 0) report('users', sentence('Name at least one user or group.'));
      if (users.length + groups.length > 1000)
        report('users', sentence('Enter at most 1000 users and groups.'));
      return { kind, name, users, groups, reason };
    }
    case 'adopt': {
      return { kind, name, ...parsePicked(form, report), reason };
    }
    case 'update':
      return updateOf(name, form, report);
    default:
      return { kind, name, reason };
  }
}

/** Graph spells object ids in small letters, and two spellings of one id must not count as two applications. */
function parsePicked(
  form: RequestForm,
  report: Report,
): Pick<AdoptInput, 'hubApplicationId' | 'authApplicationId'> {
  const [hub, auth] = [form.hubApplicationId, form.authApplicationId].map((id) => id.trim().toLowerCase());
  const [hubApplicationId = '', authApplicationId = ''] = [hub, auth];
  if (!isObjectId(hubApplicationId) || (authApplicationId && !isObjectId(authApplicationId)))
    report('hubApplicationId', sentence('Type adopt to see which applications there are, and pick one.'));
  else if (hubApplicationId === authApplicationId)
    report(
      'authApplicationId',
      sentence('One application cannot be both of a pair. Pick another, or one alone.'),
    );
  return { hubApplicationId, authApplicationId };
}

function updateOf(name: string, form: RequestForm, report: Report): UpdateInput {
  const qlik = parseQlikUrl(form.qlikUrl);
  if ('problem' in qlik) report('qlikUrl', qlik.problem);
  const isHttps = 'problem' in qlik || qlik.isHttps;
  if (!form.displayName.trim())
    report('displayName', sentence('Enter the name the application has in Entra.'));
  if (!form.connectorGroupId.trim())
    report('connectorGroupId', sentence('Choose the connector group that can reach Qlik Sense.'));
  return {
    kind: 'update',
    name,
    displayName: form.displayName.trim().slice(0, 120),
    qlikUrl: 'problem' in qlik ? 'https://x/' : qlik.url,
    authPort: parsePort(form.authPort, isHttps ? 4244 : 4248, report),
    externalUrl: parseExternalUrl('externalUrl', form.externalUrl, report),
    authExternalUrl: form.authExternalUrl.trim()
      ? parseExternalUrl('authExternalUrl', form.authExternalUrl, report)
      : '',
    connectorGroupId: form.connectorGroupId.trim(),
    preAuthentication: parsePreAuthentication(form.preAuthentication, report),
    singleSignOn: form.singleSignOn === 'kept' ? { mode: 'kept' } : parseSingleSignOn(form, report),
    applicationServerTimeout: parseChoice('applicationServerTimeout', ['Default', 'Long'], form, report),
    isBackendCertificateValidationEnabled:
      parseChoice('isBackendCertificateValidationEnabled', ['true', 'false'], form, report) === 'true',
    reason: form.reason.trim(),
  };
}

/** One of the values that the form offers; the first when nothing was sent. */
function parseChoice<V extends string>(
  field: 'applicationServerTimeout' | 'isBackendCertificateValidationEnabled',
  offered: readonly [V, ...V[]],
  form: RequestForm,
  report: Report,
): V {
  const [usual] = offered;
  const sent = form[field].trim().toLowerCase();
  if (sent === '') return usual;
  const chosen = offered.find((value) => value.toLowerCase() === sent);
  if (!chosen) report(field, sentence('Choose one of the values offered.'));
  return chosen ?? usual;
}

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
function parseExternalUrl(field: 'externalUrl' | 'authExternalUrl', text: string, report: Report): string {
  const typed = text.trim().toLowerCase();
  const example = 'https://qlik-contoso.msappproxy.net';
  if (!URL.canParse(typed) || !typed.startsWith('https://')) {
    report(
      field,
      sentence('Enter a whole address that begins with https://, for example {example}.', { example }),
    );
    return 'https://x/';
  }
  const url = new URL(typed);
  if (url.port) report(field, sentence('An external address has no port.'));
  else if (url.pathname !== '/' || url.search || url.hash || url.username)
    report(
      field,
      sentence('Enter only the host, for example {example}: the whole of Qlik Sense is published.', {
        example,
      }),
    );
  else if (url.hostname.endsWith('onmicrosoft.com'))
    report(field, sentence('Application Proxy does not serve onmicrosoft.com. Choose another domain.'));
  return `https://${url.host}/`;
}
