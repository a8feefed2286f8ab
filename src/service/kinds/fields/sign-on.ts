import { sentence } from '../../../language/sentence.ts';
import type { PublishForm } from '../../model/request/form.ts';
import {
  loginIdentities,
  type PreAuthentication,
  type SingleSignOn,
} from '../../model/publication/sign-on.ts';
import { problemsIn, wholeOf, wrong, type Parsed } from './parsed.ts';

/** Parses the pre-authentication. */
export function parsePreAuthentication(text: string): Parsed<PreAuthentication> {
  if (text === '' || text === 'aadPreAuthentication') return { value: 'aadPreAuthentication' };
  if (text === 'passthru') return { value: 'passthru' };
  return wrong('preAuthentication', sentence('Choose Microsoft Entra ID or passthrough.'));
}

/** Parses single sign-on together with the fields it depends on. */
export function parseSingleSignOn(form: PublishForm): Parsed<SingleSignOn> {
  const { singleSignOn: mode, preAuthentication } = form;
  if (mode === '' || mode === 'none') return { value: { mode: 'none' } };
  const unknown =
    mode === 'kerberos' ? [] : wrong('singleSignOn', sentence('Choose none or Kerberos.')).problems;
  const passthrough =
    preAuthentication === 'passthru'
      ? wrong('singleSignOn', sentence('Kerberos needs pre-authentication with Microsoft Entra ID.')).problems
      : [];
  const kerberos = parseKerberos(form);
  const problems = [...unknown, ...passthrough, ...problemsIn(kerberos)];
  return problems.length > 0 ? { problems } : kerberos;
}

function parseKerberos(form: PublishForm): Parsed<SingleSignOn> {
  return wholeOf<Extract<SingleSignOn, { mode: 'kerberos' }>>({
    mode: { value: 'kerberos' },
    servicePrincipalName: parseSpn(form.servicePrincipalName.trim()),
    loginIdentity: parseLoginIdentity(form.loginIdentity),
  });
}

function parseSpn(typed: string): Parsed<string> {
  if (!typed)
    return wrong(
      'servicePrincipalName',
      sentence('Enter the SPN of Qlik Sense, for example HTTP/qlik.contoso.com.'),
    );
  if (/^http\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(typed)) return { value: typed };
  return wrong(
    'servicePrincipalName',
    sentence('An SPN looks like HTTP/qlik.contoso.com: HTTP, a slash, the host name.'),
  );
}

function parseLoginIdentity(text: string): Parsed<(typeof loginIdentities)[number]> {
  const typed = text || 'userPrincipalName';
  const value = loginIdentities.find((identity) => identity === typed);
  return value
    ? { value }
    : wrong('loginIdentity', sentence('Choose one of the login identities in the list.'));
}
