import { parseArgs } from 'node:util';
import { UserError } from '../../src/errors.ts';
import type { RunAs } from './permissions.ts';
import { isGuid } from '../../src/guid.ts';

/** The parsed command line. */
export interface GrantOptions {
  clientId: string;
  /** null = revoke everything. */
  runAs: RunAs | null;
  /** Whether to skip the confirmation. */
  isAgreed: boolean;
  /** Root of Microsoft Graph, without a version. */
  graphUrl: string;
}

/** Usage text of the command. */
const usage = `node deploy/grant-permissions.ts --identity <client id> [--run-as bot|approver] [--remove] [--yes]

  --identity  client id of the identity that calls Microsoft Graph (default: GRAPH_CLIENT_ID, else MICROSOFT_APP_ID)
  --run-as    who writes to Microsoft Graph (default: GRAPH_RUN_AS, else bot)
  --remove    take back all that this command grants
  --yes       do not ask before changing anything`;

/** Parses the command line and the environment. Throws UserError with the problem and the usage. */
export function readGrantOptions(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): GrantOptions {
  const values = parse(args);
  const clientId = values.identity ?? (env['GRAPH_CLIENT_ID'] || env['MICROSOFT_APP_ID'] || '');
  if (!isGuid(clientId)) throw new UserError('--identity must be a client id, a GUID.', usage);
  return {
    clientId,
    runAs: values.remove ? null : readRunAs(values['run-as'] ?? (env['GRAPH_RUN_AS'] || 'bot')),
    isAgreed: values.yes ?? false,
    graphUrl: env['GRAPH_URL'] || 'https://graph.microsoft.com',
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        identity: { type: 'string' },
        'run-as': { type: 'string' },
        remove: { type: 'boolean' },
        yes: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error), usage);
  }
}

function readRunAs(text: string): RunAs {
  if (text === 'bot' || text === 'approver') return text;
  throw new UserError('--run-as must be bot or approver.', usage);
}
