/** What can be told that belongs to no request. Stored; never renamed. */
export type NewsKind =
  | 'status'
  | 'diagnosis'
  | 'test'
  | 'drift'
  | 'connectors'
  | 'outside'
  | 'certificate'
  | 'bot'
  | 'approvers'
  | 'standing'
  | 'sign-ins'
  | 'summary';
