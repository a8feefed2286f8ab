import type { Permissions } from '../../../src/trial/sandbox/sandbox.ts';

/** How the tenant judges calls, and in whose name the bot writes. */
export interface Mode {
  permissions: Permissions;
  runAs: 'bot' | 'approver';
}

/** The usual one: nobody is asked for a token, and the bot writes as itself. */
export const usualMode: Mode = { permissions: 'open', runAs: 'bot' };
