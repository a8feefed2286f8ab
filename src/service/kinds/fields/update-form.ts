import { sentence } from '../../../language/sentence.ts';
import { isSingle } from '../../model/publication/desired.ts';
import type { RequestForm } from '../../model/request/form.ts';
import type { ServerInput, UpdateInput } from '../../model/request/input.ts';
import { parseChoice } from './choice.ts';
import { parseConnectorGroup } from './connector-group.ts';
import { parseExternalUrl } from './external-url.ts';
import { tooLong } from './length.ts';
import { knownName } from './name.ts';
import { wholeOf, wrong, type Parsed } from './parsed.ts';
import { parseServer, type Server } from './server.ts';
import { parsePreAuthentication, parseSingleSignOn } from './sign-on.ts';

/** Checks the form of an update, all fields at once. */
export function parseUpdate(form: RequestForm): Parsed<UpdateInput> {
  const server = parseServer(form);
  const validation = parseChoice(
    'isBackendCertificateValidationEnabled',
    form.isBackendCertificateValidationEnabled,
    ['true', 'false'],
  );
  return wholeOf<UpdateInput>({
    kind: { value: 'update' },
    name: { value: knownName(form.name) },
    displayName: parseDisplayName(form.displayName),
    connectorGroupId: parseConnectorGroup(form.connectorGroupId),
    ...server,
    externalUrl: parseExternalUrl('externalUrl', form.externalUrl),
    authExternalUrl: parseSecondUrl(server, form.authExternalUrl),
    preAuthentication: parsePreAuthentication(form.preAuthentication),
    singleSignOn: form.singleSignOn === 'kept' ? { value: { mode: 'kept' } } : parseSingleSignOn(form),
    applicationServerTimeout: parseChoice('applicationServerTimeout', form.applicationServerTimeout, [
      'Default',
      'Long',
    ]),
    isBackendCertificateValidationEnabled:
      'value' in validation ? { value: validation.value === 'true' } : validation,
    reason: { value: form.reason.trim() },
  });
}

const mostOfDisplayName = 120;

function parseDisplayName(text: string): Parsed<string> {
  const value = text.trim();
  if (value.length > mostOfDisplayName) return wrong('displayName', tooLong(mostOfDisplayName, value.length));
  return value ? { value } : wrong('displayName', sentence('Enter the name the application has in Entra.'));
}

/** Parses the external URL of the authentication port; required if Qlik signs people in on a separate port. */
function parseSecondUrl(server: Server, text: string): Parsed<string> {
  if (text.trim()) return parseExternalUrl('authExternalUrl', text);
  const parsed = wholeOf<ServerInput>(server);
  return 'value' in parsed && !isSingle(parsed.value)
    ? wrong('authExternalUrl', sentence('Enter the external address of the authentication port.'))
    : { value: '' };
}
