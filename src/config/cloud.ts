/**
 * Where Microsoft Entra and the Bot Framework are, and whom the bot believes; other than public for a national cloud.
 * https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high
 */
export type Cloud = Readonly<{
  /** Microsoft Entra, without a tenant. */
  loginUrl: string;
  /** Whom the bot's own token is for when it writes to a channel. */
  channelAudience: string;
  /** Who signs what comes from a channel. */
  tokenIssuer: string;
  /** The OpenID document that leads to the issuer's keys. */
  openIdMetadataUrl: string;
  /** Keeps the tokens of people who signed in. */
  tokenServiceUrl: string;
}>;
