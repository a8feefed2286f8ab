import type { Surroundings } from '../surroundings.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { edgeUrl } from './sandbox/edge-url.ts';
import { readFaultProfile } from './sandbox/faults/read-profile.ts';
import { graphLimits } from './sandbox/limits/limit-calls.ts';
import { administrator, colleagues, requester } from './people.ts';
import { approvalsChannel } from './playground/playground-config.ts';
import { startPlayground, type Playground } from './playground/playground.ts';
import { botCredential } from './sandbox-credential.ts';
import { startSandbox, type Sandbox } from './sandbox/sandbox.ts';
import { startQlik, type TrialQlik } from './qlik/start-qlik.ts';
import type { Conversation } from '../service/conversations/conversations.ts';

/** Starts the stand-in tenant with its data beside the bot's; throws FaultRuleError if its fault profile is invalid. */
export async function startTenant(config: Config, log: Log): Promise<Sandbox> {
  const { port, replicationSeconds, latencyMs } = config.sandbox;
  return startSandbox({
    port,
    dataDir: config.dataDir,
    replicationSeconds,
    latencyMs,
    permissions: config.sandbox.permissions,
    faults: readFaultProfile(config.sandbox.faults),
    limits: graphLimits,
    log,
  });
}

/** Starts the stand-in for Qlik Sense, unless the settings name a real one: then null. */
export async function startTrialQlik(config: Config): Promise<TrialQlik | null> {
  return config.qlik ? null : startQlik(config.dataDir);
}

/** Returns the environment of a bot in the trial. */
export function trialSurroundings(config: Config, sandbox: Sandbox): Surroundings {
  return {
    graphUrl: sandbox.url,
    credential: botCredential(() => sandbox, config.approverConnection ? 'approver' : 'bot'),
    approverGroupId: config.approverGroupId || sandbox.approverGroupId,
    servedAt: (externalUrl) => edgeUrl(sandbox.url, externalUrl),
    approvals: config.playground.isOn ? approvalsConversation(config, sandbox) : null,
    hasWindows: config.playground.isOn,
  };
}

/** Opens the two chat windows. */
export function startWindows(
  config: Config,
  sandbox: Sandbox,
  botUrl: string,
  log: Log,
): Promise<Playground> {
  return startPlayground({
    botUrl: `${botUrl}/api/messages`,
    ports: config.playground.ports,
    tenantId: sandbox.tenantId,
    people: { requester, administrator, colleagues },
    dataDir: config.dataDir,
    log,
  });
}

function approvalsConversation(config: Config, sandbox: Sandbox): Conversation {
  const channel = approvalsChannel(sandbox.tenantId, config.playground.ports.administrator);
  const { botId, botName, channelId, conversationId, conversationName, serviceUrl, teamId, tenantId } =
    channel;
  const conversation = { id: conversationId, isGroup: true, conversationType: 'channel', tenantId, name: '' };
  return {
    id: conversationId,
    tenantId,
    kind: 'channel',
    userId: '',
    chatUserId: '',
    name: conversationName,
    teamId,
    language: null,
    teamName: '',
    reference: { reference: { bot: { id: botId, name: botName }, channelId, conversation, serviceUrl } },
  };
}
