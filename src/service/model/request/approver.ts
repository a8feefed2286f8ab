/** The person who approved, with what is needed to fetch their token. */
export interface Approver {
  aadObjectId: string;
  /** The person's id in the chat, under which the token service keeps their token. */
  chatUserId: string;
  name: string;
}

/** The bot has no valid token for the approver: they must sign in before the work continues. */
export class SignInNeededError extends Error {
  override name = 'SignInNeededError';
}
