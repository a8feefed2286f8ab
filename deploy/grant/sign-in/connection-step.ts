import type { Arm } from './arm.ts';
import { ArmError } from './arm.ts';
import {
  connectionName,
  deleteConnection,
  differences,
  hasSecret,
  readConnection,
  wantedConnection,
  writeConnection,
  type Connection,
} from './connection.ts';
import { finding, type Step } from '../step.ts';

/** The Azure Bot to sign in to, and who may. `appId` is asked for when the step runs, as the application may be new. */
export interface ConnectionPlace {
  arm: Arm;
  /** Resource id of the Azure Bot; `''` = not given. */
  bot: string;
  tenantId: string;
  botId: string;
  appId: () => string;
}

const what = `OAuth connection ${connectionName} of the Azure Bot`;

/** Plans the connection as it must be; one that cannot be looked at becomes a finding. Throws ArmError if Azure gives no
 * usable answer. */
export async function planConnection(place: ConnectionPlace): Promise<Step> {
  const found = await look(place);
  if (typeof found === 'string') return finding('?', 'not seen', found);
  const { arm, bot, tenantId, botId } = place;
  const wanted = () => wantedConnection(tenantId, botId, place.appId());
  const run = () => writeConnection(arm, bot, wanted());
  const why =
    'keeps the token of the approver who signed in; a federated credential instead of a secret that ends';
  if (found === null) return { mark: '+', verb: 'make', what, why, run };
  const changed = differences(found, wanted());
  if (changed.length === 0) return finding('=', 'has', what);
  const before = hasSecret(found) ? '; until now it used a secret' : '';
  return { mark: '~', verb: 'change', what: `${what}: ${changed.join(', ')}${before}`, why, run };
}

/** Plans to take the connection away if there is one. Throws ArmError if Azure gives no usable answer. */
export async function planNoConnection(place: ConnectionPlace): Promise<Step[]> {
  const found = await look(place);
  if (found === null) return [];
  if (typeof found === 'string') return [finding('?', 'not seen', found)];
  const run = () => deleteConnection(place.arm, place.bot);
  return [{ mark: '-', verb: 'take back', what, why: '', run }];
}

/** Returns the connection, null if there is none, or why it cannot be looked at. */
async function look({ arm, bot }: ConnectionPlace): Promise<Connection | null | string> {
  if (!bot) return `${what}: give its resource id with --bot`;
  try {
    if ((await arm('GET', bot)) === null)
      return `${what}: there is no ${bot}; compare it with the output botResourceId of the deployment`;
    return await readConnection(arm, bot);
  } catch (error) {
    if (!(error instanceof ArmError) || ![401, 403].includes(error.statusCode)) throw error;
    return `${what}: it needs the Azure role Contributor on its resource group; somebody who has it repeats this command`;
  }
}
