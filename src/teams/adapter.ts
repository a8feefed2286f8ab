import { CloudAdapter, type TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication, ConnectorClient } from 'botframework-connector';
import type { Log } from '../log.ts';
import { isUnheard } from '../service/waiting/passing.ts';
import { SendFailedError } from './notify/send-failed.ts';

/** What the HTTP server hands over: headers and the parsed body. */
export interface IncomingRequest {
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
}

/** What goes back over HTTP for an activity. */
export interface HttpAnswer {
  status: number;
  body: unknown;
}

/** Creates the adapter. A hidden retry of the connector, which repeats creations, is taken out of every turn. */
export function createAdapter(authentication: BotFrameworkAuthentication): CloudAdapter {
  const adapter = new CloudAdapter(authentication);
  adapter.use(async (context, next) => {
    removeHiddenRetry(adapter, context);
    await next();
  });
  return adapter;
}

/** The connector client of a turn. */
export function connectorOf(adapter: CloudAdapter, context: TurnContext): ConnectorClient {
  const client = context.turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  if (!client) throw new Error('A turn without a connector client');
  return client;
}

/** The default policy sends a message again when its answer was lost: two messages for one. */
function removeHiddenRetry(adapter: CloudAdapter, context: TurnContext): void {
  const client: unknown = Reflect.get(connectorOf(adapter, context), 'client');
  const pipeline: unknown =
    typeof client === 'object' && client !== null ? Reflect.get(client, 'pipeline') : null;
  const remove: unknown =
    typeof pipeline === 'object' && pipeline !== null ? Reflect.get(pipeline, 'removePolicy') : null;
  if (typeof remove !== 'function') throw new Error('The connector client has no pipeline any more');
  remove.call(pipeline, { name: 'defaultRetryPolicy' });
}

/**
 * Authenticates an activity and runs the turn. The adapter would answer a bad signature and any error of a turn with
 * 500 and the message in the body; here it is 401 before the turn and a constant text after, with 503 for what shall come again.
 */
export async function processActivity(
  adapter: CloudAdapter,
  request: IncomingRequest,
  log: Log,
  turn: (context: TurnContext) => Promise<void>,
): Promise<HttpAnswer> {
  const answer: HttpAnswer = { status: 200, body: undefined };
  const response = {
    socket: null,
    status: (code: number) => (answer.status = code),
    send: (body: unknown) => (answer.body = body),
    end: () => {},
    header: () => {},
  };
  let isAuthenticated = false;
  const failed: unknown[] = [];
  try {
    const { headers, body } = request;
    await adapter.process(
      { method: 'POST', headers, body: isRecord(body) ? body : {} },
      response,
      async (context) => {
        isAuthenticated = true;
        // The adapter would print an error with all it carries, and answer with its text.
        await turn(context).catch((error: unknown) => failed.push(error));
      },
    );
  } catch (error) {
    log.error({ err: error }, 'Activity could not be processed');
    answer.status = 500;
  }
  if (failed.length > 0) return answerOf(failed[0], log);
  // A sign-in that did not work is told to Teams by the status alone.
  if (answer.status < 400 || (isAuthenticated && answer.status === 412)) return answer;
  if (!isAuthenticated) return { status: answer.status === 400 ? 400 : 401, body: { error: 'Not accepted' } };
  return { status: 500, body: { error: 'Internal error' } };
}

/** Teams delivers again what is answered 503; what can never be told is no reason to. */
function answerOf(error: unknown, log: Log): HttpAnswer {
  if (error instanceof SendFailedError && error.isFinal()) {
    log.warn({ err: error }, 'Nobody can be answered there');
    return { status: 200, body: undefined };
  }
  if (isUnheard(error) || error instanceof SendFailedError) {
    log.warn({ err: error }, 'Activity has to come again');
    return { status: 503, body: { error: 'Try again later' } };
  }
  log.error({ err: error }, 'Activity could not be processed');
  return { status: 500, body: { error: 'Internal error' } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
