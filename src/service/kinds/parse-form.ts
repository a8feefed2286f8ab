import { sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type {
  LoginIdentity,
  PreAuthentication,
  PublishForm,
  RequestForm,
  PublishInput,
  SingleSignOn,
} from '../model/form.ts';
import { splitList } from '../model/split-list.ts';
import { parseQlikUrl } from './qlik-url.ts';

const loginIdentities: readonly LoginIdentity[] = [
  'userPrincipalName',
  'onPremisesUserPrincipalName',
  'userPrincipalUsername',
  'onPremisesUserPrincipalUsername',
  'onPremisesSAMAccountName',
];
const mostPrincipals = 1000;

/** Checks everything that needs no tenant, all fields at once: the input, or every problem found. */
export function parsePublishForm(form: PublishForm): { input: PublishInput } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const report = (field: keyof RequestForm, message: Text) => problems.push({ field, message });
  const qlik = parseQlikUrl(form.qlikUrl);
  if ('problem' in qlik) report('qlikUrl', qlik.problem);
  const isHttps = !('problem' in qlik) && !qlik.isHttps ? false : true;
  const input: PublishInput = {
    name: parseName(form.name, report),
    externalDomain: parseDomain(form.externalDomain),
    qlikUrl: 'problem' in qlik ? '' : qlik.url,
    authPort: parsePort(form.authPort, isHttps ? 4244 : 4248, report),
    connectorGroupId: form.connectorGroupId.trim(),
    preAuthentication: parsePreAuthentication(form.preAuthentication, report),
    singleSignOn: parseSingleSignOn(form, report),
    users: splitList(form.users),
    groups: splitList(form.groups),
    reason: form.reason.trim(),
  };
  if (!input.connectorGroupId)
    report('connectorGroupId', sentence('Choose the connector group that can reach Qlik Sense.'));
  if (input.users.length + input.groups.length > mostPrincipals)
    report(
      'users',
      sentence('Enter at most {most} users and groups, or put them into a group.', {
        most: String(mostPrincipals),
      }),
    );
  return problems.length > 0 ? { problems } : { input };
}

/** `''` stands for the default domain, however it was named. */
function parseDomain(text: string): string {
  const domain = text.trim().toLowerCase();
  return domain === 'default' || domain.endsWith('msappproxy.net') ? '' : domain;
}

/** Takes up what is wrong with a field. */
export type Report = (field: keyof RequestForm, message: Text) => unknown;

/** The name of a publication, checked. */
export function parseName(text: string, report: Report): string {
  const name = text.trim().toLowerCase();
  if (!name) report('name', sentence('Enter a short name; it becomes part of the address.'));
  else if (name.length > 50) report('name', sentence('Use at most 50 characters.'));
  else if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name))
    report(
      'name',
      sentence(
        'Use lower-case letters, digits and dashes only, no spaces; begin and end with a letter or digit.',
      ),
    );
  return name;
}

/** A port, or the usual one when nothing was typed. */
export function parsePort(text: string, usual: number, report: Report): number {
  const typed = text.trim();
  if (!typed) return usual;
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port >= 1 && port <= 65535) return port;
  report(
    'authPort',
    sentence('Enter a whole number from 1 to 65535, or leave it empty for {usual}.', {
      usual: String(usual),
    }),
  );
  return 0;
}

/** How people sign in first. */
export function parsePreAuthentication(text: string, report: Report): PreAuthentication {
  if (text === '' || text === 'aadPreAuthentication') return 'aadPreAuthentication';
  if (text !== 'passthru') report('preAuthentication', sentence('Choose Microsoft Entra ID or passthrough.'));
  return 'passthru';
}

/** Single sign-on with its fields, checked together. */
export function parseSingleSignOn(form: PublishForm, report: Report): SingleSignOn {
  if (form.singleSignOn === '' || form.singleSignOn === 'none') return { mode: 'none' };
  if (form.singleSignOn !== 'kerberos') report('singleSignOn', sentence('Choose none or Kerberos.'));
  if (form.preAuthentication === 'passthru')
    report('singleSignOn', sentence('Kerberos needs pre-authentication with Microsoft Entra ID.'));
  const servicePrincipalName = form.servicePrincipalName.trim();
  if (!servicePrincipalName)
    report(
      'servicePrincipalName',
      sentence('Enter the SPN of Qlik Sense, for example HTTP/qlik.contoso.com.'),
    );
  else if (!/^http\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(servicePrincipalName))
    report(
      'servicePrincipalName',
      sentence('An SPN looks like HTTP/qlik.contoso.com: HTTP, a slash, the host name.'),
    );
  const typed = form.loginIdentity || 'userPrincipalName';
  const loginIdentity = loginIdentities.find((identity) => identity === typed);
  if (!loginIdentity) report('loginIdentity', sentence('Choose one of the login identities in the list.'));
  return { mode: 'kerberos', servicePrincipalName, loginIdentity: loginIdentity ?? 'userPrincipalName' };
}
