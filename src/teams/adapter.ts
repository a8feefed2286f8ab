import { CloudAdapter, type TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Log } from '../log.ts';
import { isUnheard } from '../service/waiting/passing.ts';
import { envelopeOf } from './activity/envelope.ts';
import { SendFailedError } from './notify/send-failed.ts';
import type { SharedClients } from './shared-clients.ts';

/** A request from the HTTP server: headers and parsed body. */
export interface IncomingRequest {
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
}

/** The HTTP response to an activity. */
export interface HttpAnswer {
  status: number;
  body: unknown;
}

const notAccepted: HttpAnswer = { status: 401, body: { error: 'Not accepted' } };

/** Creates the adapter, and removes the connector clients' hidden retries, which repeat creations. */
export function createAdapter(authentication: SharedClients): CloudAdapter {
  authentication.prepare = removeHiddenRetry;
  return new CloudAdapter(authentication);
}

/** Returns the connector client of a turn. */
export function connectorOf(adapter: CloudAdapter, context: TurnContext): ConnectorClient {
  const client = context.turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  if (!client) throw new Error('A turn without a connector client');
  return client;
}

/** The default policy resends a message whose answer was lost, so the message would appear twice. */
function removeHiddenRetry(connector: ConnectorClient): void {
  const client: unknown = Reflect.get(connector, 'client');
  const pipeline: unknown =
    typeof client === 'object' && client !== null ? Reflect.get(client, 'pipeline') : null;
  const remove: unknown =
    typeof pipeline === 'object' && pipeline !== null ? Reflect.get(pipeline, 'removePolicy') : null;
  if (typeof remove !== 'function') throw new Error('The connector client has no pipeline any more');
  remove.call(pipeline, { name: 'defaultRetryPolicy' });
}

/**
 * Authenticates an activity and runs the turn. On a bad signature or an error in the turn, the adapter itself would
 * answer 500 with the error message in the body. This answers 401 before the turn and a constant text after it: 503 if
 * Teams should redeliver the activity, otherwise 500.
 */
export async function processActivity(
  adapter: CloudAdapter,
  request: IncomingRequest,
  log: Log,
  turn: (context: TurnContext) => Promise<void>,
): Promise<HttpAnswer> {
  const body = envelopeOf(request.body);
  // What is no activity is refused like an activity of a stranger, who learns no more from it.
  if (!body) return notAccepted;
  const answer: HttpAnswer = { status: 200, body: undefined };
  const response = {
    socket: null,
    status: (code: number) => (answer.status = code),
    send: (sent: unknown) => (answer.body = sent),
    end: () => {},
    header: () => {},
  };
  let isAuthenticated = false;
  const failed: unknown[] = [];
  try {
    const { headers } = request;
    await adapter.process({ method: 'POST', headers, body }, response, async (context) => {
      isAuthenticated = true;
      // The adapter would print the whole error and answer with its message.
      await turn(context).catch((error: unknown) => failed.push(error));
    });
  } catch (error) {
    log.error({ err: error }, 'Activity could not be processed');
    answer.status = 500;
  }
  if (failed.length > 0) return answerOf(failed[0], log);
  // Teams learns of a failed sign-in from the status alone.
  if (answer.status < 400 || (isAuthenticated && answer.status === 412)) return answer;
  if (!isAuthenticated) return notAccepted;
  return { status: 500, body: { error: 'Internal error' } };
}

/** Teams redelivers an activity answered with 503. That is pointless if the answer can never be delivered. */
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
