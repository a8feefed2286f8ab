import type { Graph } from '../../graph/client.ts';

/** Who reads the tenant. Some tenants show connectors, and what belongs to them, to people only. */
export interface Readers {
  /** As the bot. */
  graph: Graph;
  /**
   * In the name of the approver, for what the bot may not read; null = nobody has approved yet, or everything is done as
   * the bot.
   */
  asApprover: Graph | null;
}
