import { z } from 'zod';

/** An entry as typed; its length and invisible characters are judged when the form is parsed. */
const typed = z.string().default('');

/** The inputs of the publish form by their ids. */
const publishForm = z.object({
  name: typed,
  externalDomain: typed,
  qlikUrl: typed,
  /** A port, or an address such as `node2.contoso.com:4244`. */
  authPort: typed,
  /** Whether Qlik Sense is of November 2024 or newer: `newer`, `older` or `unknown`. */
  release: typed,
  connectorGroupId: typed,
  preAuthentication: typed,
  singleSignOn: typed,
  servicePrincipalName: typed,
  loginIdentity: typed,
  users: typed,
  groups: typed,
  reason: typed,
});

/** The inputs of any request form by their ids; missing ones become `''`, unknown ones are dropped. */
export const requestForm = publishForm.extend({
  /** Update: the hub's display name in Entra. */
  displayName: typed,
  /** Update: external URLs, such as `https://qlik-contoso.msappproxy.net`. */
  externalUrl: typed,
  authExternalUrl: typed,
  /** Update: how long Application Proxy waits for Qlik, `Default` (85 s) or `Long` (180 s). */
  applicationServerTimeout: typed,
  /** Update: `true` = the connector checks Qlik's certificate. */
  isBackendCertificateValidationEnabled: typed,
  /** Adopt: object ids of the picked applications; the second may be `''`. */
  hubApplicationId: typed,
  authApplicationId: typed,
  /** Adopt: their addresses as listed, kept only to show them again. */
  hubAddresses: typed,
  authAddresses: typed,
});

/** The publish form as typed. */
export type PublishForm = z.infer<typeof publishForm>;

/** Any request form as typed; inputs that a kind does not use are `''`. */
export type RequestForm = z.infer<typeof requestForm>;

/** A form with every input empty. */
export const emptyForm: RequestForm = requestForm.parse({});

/** The ids of all form inputs. */
export const formFields = requestForm.keyof().options;
