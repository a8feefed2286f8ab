/** What Teams also sends: activities that lack something, or that are about nothing the bot does. */
export const oddActivities = {
  withoutText: { type: 'message', text: undefined, entities: null },
  attachmentOnly: { type: 'message', attachments: [{ contentType: 'image/png' }] },
  mentionWithoutPerson: { type: 'message', text: 'hm', entities: [{ type: 'mention' }, {}] },
  edited: { type: 'messageUpdate', text: 'help', channelData: { eventType: 'editMessage' } },
  deleted: { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
  undeleted: { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } },
  reaction: { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
  newMember: { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] },
  updated: { type: 'installationUpdate', action: 'add-upgrade' },
  withoutObjectId: { type: 'conversationUpdate', from: { id: '29:older' } },
  withoutPerson: { type: 'conversationUpdate', from: undefined },
  renamed: { type: 'conversationUpdate', topicName: 'A new name' },
  typing: { type: 'typing' },
  unheardOf: { type: 'somethingNew', value: [7] },
};

/** The name of one of them. */
export type OddName = keyof typeof oddActivities;
