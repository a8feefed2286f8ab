import type { RequestKind } from '../model/request/request.ts';
import { accept } from './accept.ts';
import { adopt } from './adopt.ts';
import { allow } from './allow.ts';
import { assign } from './assign.ts';
import type { KindOfRequest } from './kind.ts';
import { publish } from './publish.ts';
import { repair } from './repair.ts';
import { restore } from './restore.ts';
import { unassign } from './unassign.ts';
import { unpublish } from './unpublish.ts';
import { update } from './update.ts';

/** Every kind of request. */
export const kinds: Record<RequestKind, KindOfRequest> = {
  publish,
  update,
  assign,
  unassign,
  unpublish,
  restore,
  adopt,
  repair,
  accept,
  allow,
};
