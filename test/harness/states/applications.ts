import { there } from '../engine/hand-changes.ts';
import { instantiate, urls } from '../sandbox/sandbox-calls.ts';
import { change, changeApplication, changePublishing, changeServicePrincipal } from './change-application.ts';
import type { CauseState } from './state.ts';

/** What somebody changed on the applications. */
export const applicationStates: readonly CauseState[] = [
  {
    row: 5,
    id: 'address-taken',
    when: 'its address was taken by another application',
    of: 'plain',
    async make(engine) {
      const { applicationId } = await there(engine, 'plain');
      await change(engine, 'DELETE', `/beta/applications/${applicationId}/onPremisesPublishing`);
      const other = await instantiate(engine.sandbox, 'Qlik of somebody else');
      const path = `applications/${other.applicationId}`;
      await change(engine, 'PATCH', `/v1.0/${path}`, { identifierUris: [`api://${other.appId}`] });
      const onPremisesPublishing = urls('plain', 'https://else.corp.contoso.com/');
      await change(engine, 'PATCH', `/beta/${path}`, { onPremisesPublishing });
    },
    says: ['plain-contoso.msappproxy.net', 'repair plain'],
  },
  {
    row: 8,
    id: 'no-sign-in',
    when: 'nobody has to sign in at the hub any more',
    of: 'plain',
    make: (engine) => changePublishing(engine, 'plain', { externalAuthenticationType: 'passthru' }),
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 8,
    id: 'no-sign-in',
    when: 'nobody has to sign in at the authentication service any more',
    of: 'plain',
    make: (engine) => changePublishing(engine, 'plain', { externalAuthenticationType: 'passthru' }, 'auth'),
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 9,
    id: 'addresses-differ',
    when: 'the redirect URI is another',
    of: 'plain',
    make: (engine) =>
      changeApplication(engine, 'plain', { web: { redirectUris: ['https://elsewhere.contoso.com/'] } }),
    meets: 'sign-in-error',
    says: ['Qlik Sense plain', 'plain-contoso.msappproxy.net', 'repair plain'],
  },
  {
    row: 9,
    id: 'addresses-differ',
    when: 'the identifier URI is gone',
    of: 'plain',
    make: (engine) => changeApplication(engine, 'plain', { identifierUris: [] }),
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 10,
    id: 'application-gone',
    when: 'the hub was deleted',
    of: 'plain',
    async make(engine) {
      const { applicationId } = await there(engine, 'plain');
      await change(engine, 'DELETE', `/v1.0/applications/${applicationId}`);
    },
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 10,
    id: 'application-gone',
    when: 'a service principal was deleted',
    of: 'plain',
    async make(engine) {
      const { servicePrincipalId } = await there(engine, 'plain', 'auth');
      await change(engine, 'DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}`);
    },
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 10,
    id: 'sign-in-off',
    when: 'sign-in is switched off',
    of: 'plain',
    make: (engine) => changeServicePrincipal(engine, 'plain', { accountEnabled: false }),
    meets: 'sign-in-error',
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 10,
    id: 'tokens-off',
    when: 'it may not issue ID tokens',
    of: 'plain',
    make: (engine) =>
      changeApplication(engine, 'plain', {
        web: { implicitGrantSettings: { enableIdTokenIssuance: false } },
      }),
    meets: 'sign-in-error',
    says: ['Qlik Sense plain', 'ID tokens'],
  },
  {
    row: 23,
    id: 'open-to-everybody',
    when: 'no assignment is required',
    of: 'plain',
    make: (engine) => changeServicePrincipal(engine, 'plain', { appRoleAssignmentRequired: false }),
    says: ['Qlik Sense plain', 'repair plain'],
  },
  {
    row: 31,
    id: 'kerberos-on-auth',
    when: 'the authentication service has single sign-on, too',
    of: 'signed',
    make: (engine) =>
      changePublishing(
        engine,
        'signed',
        {
          singleSignOnSettings: {
            singleSignOnMode: 'onPremisesKerberos',
            kerberosSignOnSettings: {
              kerberosServicePrincipalName: 'HTTP/signed.corp.contoso.com',
              kerberosSignOnMappingAttributeType: 'onPremisesUserPrincipalName',
            },
          },
        },
        'auth',
      ),
    says: ['Qlik Sense signed', 'repair signed'],
  },
  {
    row: 42,
    id: 'only-a-path',
    when: 'only a path of the server is published',
    of: 'plain',
    make: (engine) =>
      changePublishing(engine, 'plain', { internalUrl: 'https://plain.corp.contoso.com/hub/' }),
    says: ['Qlik Sense plain', 'repair plain'],
  },
];
