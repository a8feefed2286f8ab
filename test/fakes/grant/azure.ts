import type { Connection } from '../../../deploy/grant/sign-in/connection.ts';
import { fault, type Answer, type Asked } from './answer.ts';

/** An Azure Bot with its OAuth connections, by name. */
export type Azure = {
  botPath: string;
  connections: Record<string, Connection>;
  /** The right of whoever asks: Contributor, Reader, or none. */
  role: 'Contributor' | 'Reader' | 'none';
  /** How often it is too busy to answer. */
  busyFor: number;
  /** Whether there are connections without a secret. */
  offersFederation: boolean;
};

/** An Azure Bot without connections. */
export function newAzure(): Azure {
  return {
    botPath:
      '/subscriptions/5f0a/resourceGroups/rg-qlik-publisher/providers/Microsoft.BotService/botServices/bot-qlik',
    connections: {},
    role: 'Contributor',
    busyFor: 0,
    offersFederation: true,
  };
}

const needed = ['ClientId', 'UniqueIdentifier', 'TokenExchangeUrl', 'TenantId'];

/** Answers as Azure Resource Manager does; null = something else is asked. */
export function answerAzure(azure: Azure, { method, path, body }: Asked): Answer | null {
  if (!path.startsWith('/subscriptions/')) return null;
  if (azure.busyFor-- > 0) return fault(503, 'ServerBusy', 'Try again later.');
  if (azure.role === 'none' || (azure.role === 'Reader' && method !== 'GET'))
    return fault(403, 'AuthorizationFailed', 'The client does not have authorization to perform the action.');
  if (!path.startsWith(azure.botPath)) return fault(404, 'ResourceNotFound', 'The resource was not found.');
  if (path === azure.botPath) return { status: 200, body: { id: azure.botPath } };
  const [, name = '', action] = /\/connections\/([^/]+)(\/listWithSecrets)?$/.exec(path) ?? [];
  const known = azure.connections[name];
  if (method === 'PUT') return put(azure, name, (body as { properties: Connection }).properties);
  if (method === 'DELETE') return { status: delete azure.connections[name] ? 200 : 204 };
  if (!known) return fault(404, 'ResourceNotFound', `There is no connection ${name}.`);
  return { status: 200, body: { properties: action ? known : { ...known, parameters: null } } };
}

function put(azure: Azure, name: string, connection: Connection): Answer {
  if (!azure.offersFederation) return fault(400, 'InvalidBotData', 'Unknown service provider.');
  const given = connection.parameters?.map(({ key }) => key) ?? [];
  if (!needed.every((key) => given.includes(key)))
    return fault(400, 'InvalidBotData', 'The service provider needs more parameters.');
  azure.connections[name] = connection;
  return { status: 201, body: { properties: connection } };
}
