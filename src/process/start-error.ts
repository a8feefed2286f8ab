/** The bot cannot start, for a reason its operator can do something about: the message says what is wrong and how to go on. */
export class StartError extends Error {
  override name = 'StartError';
}
