import type { Text } from '../../language/sentence.ts';
import type { PublicationRow } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Change } from './change.ts';
import type { Desired } from './desired.ts';
import type { RequestInput } from './input.ts';
import type { RequestForm } from './form.ts';
import type { RequestKind, RequestState } from './request.ts';
import type { ProblemView } from './view.ts';

/** A plan as stored with its request. */
export interface StoredPlan {
  changes: Change[];
  /** What becomes wanted without a write: the tenant was changed by hand. */
  accepts: Text[];
  warnings: Text[];
  /** What stays as it is although somebody might think that it goes, among the warnings too; absent in older plans. */
  leftAlone?: Text[];
  /** "Data centre – 2 of 2 connectors active" */
  connectorGroup: Text;
  /** Why it is asked for again, one of the warnings; absent = it is asked for the first time. */
  askedAgain?: Text;
  /** The publication as it was wanted before; null = there was none. Undo goes back to it. */
  base: Desired | null;
  /** Object ids of approvers who would get access; absent in what an older version planned. */
  approversGaining?: string[];
}

/** The documents of a request row with their types; only this project writes them. */
export interface StoredRequest {
  state: RequestState;
  kind: RequestKind;
  form: RequestForm;
  input: RequestInput;
  desired: Desired | null;
  plan: StoredPlan | null;
  problem: ProblemView | null;
}

export function storedRequest(row: RequestRow): StoredRequest {
  return {
    state: row.state,
    kind: row.kind,
    form: row.form as RequestForm,
    input: row.input as RequestInput,
    desired: row.desired as Desired | null,
    plan: storedPlan(row),
    problem: row.problem as ProblemView | null,
  };
}

/** A plan of an older version accepts nothing. */
function storedPlan({ plan }: RequestRow): StoredPlan | null {
  return plan ? { accepts: [], ...(plan as Omit<StoredPlan, 'accepts'>) } : null;
}

/** What a request waits for. An instance of an older version writes letters while both run. */
export function storedWait({ waiting_for: stored }: Pick<RequestRow, 'waiting_for'>): Text {
  return stored.startsWith('{') ? (JSON.parse(stored) as Text) : stored;
}

export function storedDesired(row: PublicationRow): Desired {
  return row.desired as Desired;
}

/** Whether what a request waits for is its approver's sign-in. */
export function isSignInWait({ waits_for, waiting_for }: RequestRow): boolean {
  return waits_for === 'sign-in' && waiting_for !== '';
}
