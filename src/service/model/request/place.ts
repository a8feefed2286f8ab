/** Where a click came from: the conversation, the message that holds the card, and the click's own id. */
export interface Place {
  conversationId: string;
  cardActivityId: string;
  activityId: string;
}
