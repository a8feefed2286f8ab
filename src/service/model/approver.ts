/** Who approved, as far as their token can be fetched with it. */
export interface Approver {
  aadObjectId: string;
  /** The person's id in the chat, under which the token service keeps their token. */
  chatUserId: string;
  name: string;
}

/** There is no token of the approver (any more): they must sign in before the work goes on. */
export class SignInNeededError extends Error {
  override name = 'SignInNeededError';
}
