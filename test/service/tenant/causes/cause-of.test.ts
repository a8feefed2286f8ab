import assert from 'node:assert/strict';
import { GraphAnswerError, graphProblem, type GraphProblem } from '../../../../src/graph/graph-error.ts';
import { english } from '../../../../src/language/say.ts';
import { causeOf } from '../../../../src/service/tenant/causes/cause-of.ts';
import { graphSaid } from '../../../../src/service/tenant/causes/graph-said.ts';

const bot = { name: '', isApproverMode: false };

function refusal(statusCode: number, code: string, message: string): GraphProblem {
  return graphProblem(new GraphAnswerError(statusCode, code, message)) ?? assert.fail();
}

/** Status, code and sentence of Graph; what the title and the advice must say. */
const table: [number, string, string, RegExp, RegExp][] = [
  [
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
    /identity/,
    /Application Administrator/,
  ],
  [
    403,
    'NotAdminRoleNoEnoughCustomPermission_UnauthorizedAccess',
    'No.',
    /identity/,
    /Application Administrator/,
  ],
  [409, 'Conflict', 'A conflicting object is present in the directory.', /has this address/, /deleted ones/],
  [403, 'accessDenied', 'Access is denied.', /identity/, /Application Administrator/],
  [
    403,
    'Forbidden',
    'The request requires one of the following required roles.',
    /identity/,
    /Administrator/,
  ],
  [
    403,
    'Directory_QuotaExceeded',
    'The directory object quota limit for the Principal has been exceeded.',
    /quota/,
    /250 objects/,
  ],
  [
    400,
    'Directory_QuotaExceeded',
    'The directory object quota limit for the Tenant has been exceeded.',
    /quota/,
    /deleted/,
  ],
  [
    400,
    'Directory_ObjectSizeExceeded',
    'The size of the object has exceeded its limit.',
    /too large/,
    /Remove entries/,
  ],
  [
    403,
    'Authorization_RequestDenied',
    'Access has been blocked by Conditional Access policies.',
    /Conditional Access/,
    /sign-in logs/,
  ],
  [401, 'UnknownError', 'AADSTS53003: blocked.', /Conditional Access/, /sign-in logs/],
  [
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    'No premium license.',
    /licence/,
    /P1 or P2/,
  ],
  [400, 'CredentialTypeNotAllowedAsPerAppPolicy', 'Credential type not allowed.', /policy/, /exempt/],
  [403, 'Request_BadRequest', 'Blocked by an app management policy.', /policy/, /exempt/],
  [400, 'ExternalUrl_InvalidAsciiRules', 'Must end in -contoso.msappproxy.net', /external address/, /below/],
  [400, 'DuplicateValueInDifferentCase', 'Duplicate.', /other letters/, /Upper and lower case/],
  [
    409,
    'ObjectConflict',
    'Another object with the same value for property identifierUris already exists.',
    /has this address/,
    /deleted ones/,
  ],
  [400, 'Request_MultipleObjectsWithSameKeyValue', 'In use.', /has this address/, /another address/],
  [401, 'AuthenticationError', 'invalid_client: AADSTS7000222: expired', /no token/, /secret, certificate/],
  [401, 'InvalidAuthenticationToken', 'Access token has expired.', /bot’s token/, /GRAPH_URL/],
  [403, 'SomethingNew', 'Nobody has seen this.', /refused a change/, /code below/],
  [418, '', '', /refused a change/, /code below/],
];

describe('the cause of a refusal', () => {
  for (const [status, code, message, title, advice] of table)
    it(`is told by its code and its sentence: ${status} ${code} “${message}”`, () => {
      const told = causeOf(refusal(status, code, message), bot);

      assert.match(english(told.title), title);
      assert.match(english(told.advice), advice);
    });

  it('sends the advice to whom it concerns', () => {
    const missing = refusal(403, 'Authorization_RequestDenied', 'No.');
    const inName = causeOf(missing, { name: 'Adam', isApproverMode: true });
    const reading = causeOf(missing, { name: '', isApproverMode: true });
    const audience = refusal(401, 'InvalidAuthenticationToken', 'Invalid audience.');

    assert.match(english(inName.title), /in the name of Adam/);
    assert.match(english(inName.advice), /Activate the Entra role/);
    assert.match(english(reading.advice), /--run-as approver/);
    assert.match(
      english(causeOf(audience, { name: 'Adam', isApproverMode: true }).advice),
      /OAuth connection/,
    );
  });
});

describe('what Graph said', () => {
  const said = (message: string) => english(graphSaid({ message }));

  it('is one line of readable length, without tokens and ids of the log', () => {
    const token = `eyJ${'a'.repeat(40)}.${'b'.repeat(200)}.${'c'.repeat(90)}`;

    assert.equal(said(''), '');
    assert.equal(said('The quota\n is\tfull.'), 'Microsoft Graph says: The quota is full.');
    assert.equal(said(`Bad token ${token} here`), 'Microsoft Graph says: Bad token here');
    assert.equal(
      said('AADSTS1: no. Trace ID: 1-2 Correlation ID: 3-4 Timestamp: 2026-01-01 10:00:00Z'),
      'Microsoft Graph says: AADSTS1: no.',
    );
    assert.ok(said('word '.repeat(1000)).length < 340);
  });
});
