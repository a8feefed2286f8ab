import { parseArgs } from 'node:util';
import { UserError } from '../../src/errors.ts';
import { isGuid } from '../../src/guid.ts';
import { isLoopbackUrl } from '../../src/loopback.ts';
import type { RunAs } from './permissions.ts';

/** The parsed command line. */
export interface GrantOptions {
  /** Whether only to look at what the tenant allows. */
  isCheck: boolean;
  /** Client id of the identity that calls Microsoft Graph; `''` = not given, which only a check may leave out. */
  clientId: string;
  /** Client id of the bot. */
  botId: string;
  /** Resource id of the Azure Bot; `''` = not given. */
  bot: string;
  /** null = revoke everything; `as before` = what the identity's permissions show. */
  runAs: RunAs | 'as before' | null;
  /** Whether to skip the confirmation. */
  isAgreed: boolean;
  /** Root of Microsoft Graph, without a version. */
  graphUrl: string;
  /** Root of Azure Resource Manager. */
  armUrl: string;
  /** Whether the OAuth connection and its credential are left to the operator. */
  isConnectionByHand: boolean;
}

/** Usage text of the command. */
const usage = `node deploy/grant-permissions.ts --check
node deploy/grant-permissions.ts --identity <client id> [--run-as approver|bot] [--bot <resource id>] [--remove] [--yes]

  --check     show what this tenant allows, and change nothing
  --identity  client id of the identity that calls Microsoft Graph (default: GRAPH_CLIENT_ID, else MICROSOFT_APP_ID)
  --run-as    who writes to Microsoft Graph (default: GRAPH_RUN_AS, else as before, at first approver)
  --bot       resource id of the Azure Bot, for its OAuth connection (default: AZURE_BOT_ID)
  --by-hand   leave the OAuth connection and its credential alone
  --remove    take back all that this command grants and makes
  --yes       do not ask before changing anything`;

const publicGraph = 'https://graph.microsoft.com';

/** Parses the command line and the environment. Throws UserError with the problem and the usage. */
export function readGrantOptions(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): GrantOptions {
  const values = parse(args);
  const isCheck = values.check ?? false;
  const clientId = values.identity ?? (env['GRAPH_CLIENT_ID'] || env['MICROSOFT_APP_ID'] || '');
  if (!isCheck && !isGuid(clientId)) throw new UserError('--identity must be a client id, a GUID.', usage);
  const graphUrl = env['GRAPH_URL'] || publicGraph;
  return {
    isCheck,
    clientId,
    botId: env['MICROSOFT_APP_ID'] || clientId,
    bot: readBot(values.bot ?? env['AZURE_BOT_ID'] ?? ''),
    runAs: values.remove ? null : readRunAs(values['run-as'] ?? (env['GRAPH_RUN_AS'] || 'as before')),
    isAgreed: values.yes ?? false,
    graphUrl,
    armUrl: env['ARM_URL'] || 'https://management.azure.com',
    // The subject of the credential and the scopes of the connection are known of the public cloud only.
    isConnectionByHand:
      (values['by-hand'] ?? false) || !(graphUrl.startsWith(publicGraph) || isLoopbackUrl(graphUrl)),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        check: { type: 'boolean' },
        identity: { type: 'string' },
        'run-as': { type: 'string' },
        bot: { type: 'string' },
        'by-hand': { type: 'boolean' },
        remove: { type: 'boolean' },
        yes: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error), usage);
  }
}

function readRunAs(text: string): RunAs | 'as before' {
  if (text === 'bot' || text === 'approver' || text === 'as before') return text;
  throw new UserError('--run-as must be approver or bot.', usage);
}

function readBot(text: string): string {
  if (
    !text ||
    /^\/subscriptions\/[^/?#]+\/resourceGroups\/[^/?#]+\/providers\/Microsoft\.BotService\/botServices\/[^/?#]+$/i.test(
      text,
    )
  )
    return text;
  throw new UserError(
    '--bot must be the resource id of an Azure Bot: /subscriptions/…/botServices/….',
    usage,
  );
}
