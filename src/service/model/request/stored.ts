import type { Text } from '../../../language/sentence.ts';
import type { PublicationRow } from '../../../store/publications.ts';
import type { RequestRow } from '../../../store/requests.ts';
import type { Change } from '../publication/change.ts';
import type { Desired } from '../publication/desired.ts';
import type { RequestInput } from './input.ts';
import type { RequestForm } from './form.ts';
import type { RequestKind, RequestState } from './request.ts';
import type { ProblemView } from '../view.ts';

/** A plan as stored with its request. */
export interface StoredPlan {
  changes: Change[];
  /** What somebody changed in the tenant by hand and now becomes desired without a write. */
  accepts: Text[];
  /** What becomes known of Qlik Sense, and is written nowhere in the tenant. */
  records: Text[];
  warnings: Text[];
  /** What stays although somebody might expect it to be removed; repeated in `warnings`. Absent in older plans. */
  leftAlone?: Text[];
  /** "Data centre – 2 of 2 connectors active" */
  connectorGroup: Text;
  /**
   * Since when the addresses of all other applications were read, an ISO date. Absent = all were read for this plan, or it
   * is older.
   */
  othersAsOf?: string;
  /** Why approval is asked for again; also one of the warnings. Absent = asked for the first time. */
  askedAgain?: Text;
  /** The previous desired state, to which undo returns; null = there was none. */
  base: Desired | null;
  /** Object ids of the users and groups that a request about access names. Absent in older plans. */
  named?: string[];
  /** Object ids of approvers who would get access; absent in older plans. */
  approversGaining?: string[];
}

/** The JSON documents of a request row with their types; only this project writes them. */
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

/** Plans stored by older versions have no `accepts` or `records`. */
function storedPlan({ plan }: RequestRow): StoredPlan | null {
  return plan ? { accepts: [], records: [], ...(plan as Omit<StoredPlan, 'accepts' | 'records'>) } : null;
}

/** What a request waits for. An older version running alongside stores plain text. */
export function storedWait({ waiting_for: stored }: Pick<RequestRow, 'waiting_for'>): Text {
  return stored.startsWith('{') ? (JSON.parse(stored) as Text) : stored;
}

export function storedDesired(row: PublicationRow): Desired {
  return row.desired as Desired;
}

/** Whether a request waits for its approver to sign in. */
export function isSignInWait({ waits_for, waiting_for }: RequestRow): boolean {
  return waits_for === 'sign-in' && waiting_for !== '';
}
