import type { Fault } from './fault.ts';

/** What Teams does to a call. */
type What = Omit<Fault, 'method' | 'about' | 'in' | 'times'>;

const page = '<html><body><h1>Not Found</h1></body></html>';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

/**
 * Everything that Teams is known to answer.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export const faultsByName = {
  notInRoster: () => ({ status: 403, code: 'BotNotInConversationRoster' }),
  disabledByAdmin: () => ({ status: 403, code: 'BotDisabledByAdmin' }),
  blockedByUser: () => ({ status: 403, code: 'ConversationBlockedByUser' }),
  writesBlocked: () => ({ status: 403, code: 'MessageWritesBlocked' }),
  forbidden: () => ({ status: 403, code: 'ForbiddenOperationException' }),
  bareForbidden: () => ({ status: 403, code: '', text: '' }),
  conversationNotFound: () => ({ status: 404, code: 'ConversationNotFound' }),
  messageNotFound: () => ({ status: 404, code: 'ActivityNotFoundInConversation' }),
  bareNotFound: () => ({ status: 404, code: '', text: '' }),
  notFoundPage: () => ({ status: 404, code: '', text: page }),
  badSyntax: () => ({ status: 400, code: 'BadSyntax' }),
  badArgument: () => ({ status: 400, code: 'BadArgument' }),
  unauthorized: () => ({ status: 401, code: 'Unauthorized' }),
  preconditionFailed: () => ({ status: 412, code: 'PreconditionFailed' }),
  tooBig: () => ({ status: 413, code: 'MessageSizeTooBig' }),
  throttled: () => ({ status: 429, code: 'Throttled' }),
  throttledForSeconds: () => ({ status: 429, code: 'Throttled', headers: { 'retry-after': '20' } }),
  throttledForFraction: () => ({ status: 429, code: 'Throttled', headers: { 'retry-after': '0.1' } }),
  throttledUntil: () => ({ status: 429, code: 'Throttled', headers: { 'retry-after': inSeconds(30) } }),
  failed: () => ({ status: 500, code: 'ServiceError' }),
  failedKept: () => ({ status: 500, code: 'ServiceError', isKept: true }),
  gateway: () => ({ status: 502, code: '', text: page }),
  gatewayKept: () => ({ status: 502, code: '', text: page, isKept: true }),
  away: () => ({ status: 503, code: 'ServiceUnavailable' }),
  tooLate: () => ({ status: 504, code: 'GatewayTimeout' }),
  tooLateKept: () => ({ status: 504, code: 'GatewayTimeout', isKept: true }),
  cut: () => ({ status: 0, code: '', isCut: true }),
  cutKept: () => ({ status: 0, code: '', isCut: true, isKept: true }),
  acceptedWithoutId: () => ({ status: 202, code: '', text: '', isKept: true }),
  slow: () => ({ status: 503, code: 'ServiceUnavailable', delayMs: 30 }),
} satisfies Record<string, () => What>;

/** The name of something that Teams does to a call. */
export type FaultName = keyof typeof faultsByName;
