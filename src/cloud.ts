/**
 * Endpoints of Microsoft Entra and the Bot Framework, and the token issuer that the bot trusts. National clouds have
 * their own.
 * https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high
 */
export type Cloud = Readonly<{
  /** Root of Microsoft Entra, without a tenant. */
  loginUrl: string;
  /** Audience of the bot's own token when it writes to a channel. */
  channelAudience: string;
  /** Issuer of the tokens on incoming activities. */
  tokenIssuer: string;
  /** OpenID metadata document that lists the issuer's keys. */
  openIdMetadataUrl: string;
  /** Service that stores the tokens of people who signed in. */
  tokenServiceUrl: string;
}>;
