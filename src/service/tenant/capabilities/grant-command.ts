/** What an operator types to grant what is missing; it says before what it will do. `isApprover`: GRAPH_RUN_AS=approver. */
export function grantCommand(isApprover: boolean): string {
  return `node deploy/grant-permissions.ts${isApprover ? ' --run-as approver' : ''}`;
}
