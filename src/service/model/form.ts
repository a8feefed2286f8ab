import { z } from 'zod';

/** An entry as typed: what nobody can see in it is refused where it is read. */
const typed = z.string().max(20_000).default('');

/** The inputs of the publish form by their ids. */
const publishForm = z.object({
  name: typed,
  externalDomain: typed,
  qlikUrl: typed,
  authPort: typed,
  connectorGroupId: typed,
  preAuthentication: typed,
  singleSignOn: typed,
  servicePrincipalName: typed,
  loginIdentity: typed,
  users: typed,
  groups: typed,
  reason: typed,
});

/** The inputs of any form of a request by their ids; what is absent is `''`, what is unknown is dropped. */
export const requestForm = publishForm.extend({
  /** Update: name of the hub in Entra. */
  displayName: typed,
  /** Update: public addresses, such as `https://qlik-contoso.msappproxy.net`. */
  externalUrl: typed,
  authExternalUrl: typed,
  /** Update: how long Application Proxy waits for Qlik, `Default` (85 s) or `Long` (180 s). */
  applicationServerTimeout: typed,
  /** Update: `true` = the connector checks Qlik's certificate. */
  isBackendCertificateValidationEnabled: typed,
  /** Adopt: object ids of the applications picked; the second may be `''`. */
  hubApplicationId: typed,
  authApplicationId: typed,
  /** Adopt: their addresses as the list showed them, to be shown again; nothing else reads them. */
  hubAddresses: typed,
  authAddresses: typed,
});

/** The publish form as typed. */
export type PublishForm = z.infer<typeof publishForm>;

/** The form of any request as typed; what a kind does not ask for is `''`. */
export type RequestForm = z.infer<typeof requestForm>;

/** A form nobody has typed into. */
export const emptyForm: RequestForm = requestForm.parse({});

/** The ids of all inputs. */
export const formFields = requestForm.keyof().options;
