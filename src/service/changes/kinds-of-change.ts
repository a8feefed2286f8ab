import type { Change } from '../model/publication/change.ts';
import { assign } from './access/assign.ts';
import { assignmentRequired } from './access/assignment-required.ts';
import { signInAudience } from './access/sign-in-audience.ts';
import { signInEnabled } from './access/sign-in-enabled.ts';
import { unassign } from './access/unassign.ts';
import { create } from './application/create.ts';
import { remove } from './application/delete.ts';
import { homePage } from './application/home-page.ts';
import { name } from './application/name.ts';
import { removeUri } from './application/remove-uri.ts';
import { restore } from './application/restore.ts';
import { servicePrincipal } from './application/service-principal.ts';
import { tokenVersion } from './application/token-version.ts';
import { uris } from './application/uris.ts';
import type { ChangeKind } from './change-kind.ts';
import { connectorGroup } from './proxy/connector-group.ts';
import { publish } from './proxy/publish.ts';
import { singleSignOn } from './proxy/single-sign-on.ts';
import { unpublish } from './proxy/unpublish.ts';
import { allowHost } from './qlik/allow-host.ts';
import { disallowHost } from './qlik/disallow-host.ts';

/** Every kind of change, in the order of a plan. */
export const kindsOfChange: readonly ChangeKind[] = [
  create,
  restore,
  servicePrincipal,
  name,
  uris,
  removeUri,
  tokenVersion,
  homePage,
  publish,
  connectorGroup,
  singleSignOn,
  assignmentRequired,
  signInEnabled,
  signInAudience,
  assign,
  unassign,
  allowHost,
  disallowHost,
  unpublish,
  remove,
];

/** Returns the kind of that name; undefined = known only to a newer version. */
export function kindNamed(kind: string): ChangeKind | undefined {
  return kindsOfChange.find((one) => one.kind === kind);
}

/** Returns the changes of one kind. */
export function changesOf<C extends Change>({ kind }: ChangeKind<C>, changes: readonly Change[]): C[] {
  return changes.filter((one): one is C => one.kind === kind);
}

/** Whether any change needs an address that somebody else may have taken in the meantime. */
export function takesAddresses(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => kindNamed(kind)?.takesAddress);
}
