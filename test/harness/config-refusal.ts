import assert from 'node:assert/strict';
import { ConfigError, loadConfig } from '../../src/config/config.ts';

/** Returns the message for settings that are refused. */
export function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  assert.fail('The settings were accepted');
}
