/** The publish form as typed: every value is a string, absent inputs are `''`. Keys are the input ids of the form. */
export interface PublishForm {
  name: string;
  externalDomain: string;
  qlikUrl: string;
  authPort: string;
  connectorGroupId: string;
  preAuthentication: string;
  singleSignOn: string;
  servicePrincipalName: string;
  loginIdentity: string;
  users: string;
  groups: string;
  reason: string;
}

/** The form of any request as typed; what a kind does not ask for is `''`. */
export interface RequestForm extends PublishForm {
  /** Update: name of the hub in Entra. */
  displayName: string;
  /** Update: public addresses, such as `https://qlik-contoso.msappproxy.net`. */
  externalUrl: string;
  authExternalUrl: string;
  /** Update: how long Application Proxy waits for Qlik, `Default` (85 s) or `Long` (180 s). */
  applicationServerTimeout: string;
  /** Update: `true` = the connector checks Qlik's certificate. */
  isBackendCertificateValidationEnabled: string;
  /** Adopt: object ids of the applications picked; the second may be `''`. */
  hubApplicationId: string;
  authApplicationId: string;
  /** Adopt: their addresses as the list showed them, to be shown again; nothing else reads them. */
  hubAddresses: string;
  authAddresses: string;
}

/** A form nobody has typed into. */
export const emptyForm: RequestForm = {
  displayName: '',
  externalUrl: '',
  authExternalUrl: '',
  applicationServerTimeout: '',
  isBackendCertificateValidationEnabled: '',
  hubApplicationId: '',
  authApplicationId: '',
  hubAddresses: '',
  authAddresses: '',
  name: '',
  externalDomain: '',
  qlikUrl: '',
  authPort: '',
  connectorGroupId: '',
  preAuthentication: '',
  singleSignOn: '',
  servicePrincipalName: '',
  loginIdentity: '',
  users: '',
  groups: '',
  reason: '',
};

/** How a person signs in before Application Proxy forwards anything, as Graph spells it. */
export type PreAuthentication = 'aadPreAuthentication' | 'passthru';

/** Which attribute of the user Application Proxy shows to Kerberos (Graph: kerberosSignOnMappingAttributeType). */
export type LoginIdentity =
  | 'userPrincipalName'
  | 'onPremisesUserPrincipalName'
  | 'userPrincipalUsername'
  | 'onPremisesUserPrincipalUsername'
  | 'onPremisesSAMAccountName';

/** Single sign-on of the hub application. */
export type SingleSignOn =
  { mode: 'none' } | { mode: 'kerberos'; servicePrincipalName: string; loginIdentity: LoginIdentity };

/** A publish form that has passed every check that needs no tenant. URLs are lower-case and end in `/`. */
export interface PublishInput {
  name: string;
  /** The domain behind the names: `msappproxy.net` style default (`''`) or a verified domain. */
  externalDomain: string;
  qlikUrl: string;
  /** 1–65535; equal to the port of `qlikUrl` means one application. */
  authPort: number;
  connectorGroupId: string;
  preAuthentication: PreAuthentication;
  singleSignOn: SingleSignOn;
  /** E-mail addresses, UPNs or object ids. */
  users: string[];
  /** Display names or object ids. */
  groups: string[];
  reason: string;
}
