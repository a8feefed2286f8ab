/** Strips the thread from a conversation id: in a channel, Teams appends the thread to the channel's id. */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}
