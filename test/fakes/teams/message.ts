/** A message as Teams keeps it: the newest content, and how often it was edited. */
export interface TeamsMessage {
  id: string;
  conversationId: string;
  activity: { type: string; summary?: string; attachments?: { content: unknown }[] };
  updates: number;
  /** When it arrived, in milliseconds. */
  at: number;
  /** Whether somebody, or the bot, has deleted it: nobody sees it, and it cannot be edited. */
  isDeleted: boolean;
  /** Whether no answer told the bot its id. */
  isUnconfirmed: boolean;
}
