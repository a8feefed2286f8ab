import { colleagues } from '../../src/trial/people.ts';
import { dataCentreConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';

/** A form that passes; tests change what they are about. */
export const goodForm = {
  name: 'qlik',
  externalDomain: '',
  qlikUrl: 'https://qlik.contoso.com',
  authPort: '',
  connectorGroupId: dataCentreConnectorGroupId,
  preAuthentication: 'aadPreAuthentication',
  singleSignOn: 'none',
  users: `${colleagues[1].userPrincipalName}`,
  groups: 'Qlik testers',
  reason: 'Sales needs it on the road',
};
