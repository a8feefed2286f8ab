/** The id of a channel, also from that of a thread in it: Teams adds the thread to the id of the conversation. */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}
