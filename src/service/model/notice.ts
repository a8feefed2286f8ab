/** The cards a request can have in a conversation. */
export type NoticeKind = 'status' | 'approval' | 'progress' | 'published' | 'changed' | 'rejected' | 'failed';
