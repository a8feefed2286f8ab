import type { PublicationRow } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Change } from '../publication/change.ts';
import type { Desired } from '../publication/desired.ts';
import type { PublishForm, PublishInput } from '../publish-input.ts';
import type { RequestState } from '../request.ts';
import type { ProblemView } from '../view.ts';

/** A plan as stored with its request. */
export interface StoredPlan {
  changes: Change[];
  warnings: string[];
  /** "Data centre – 2 of 2 connectors active" */
  connectorGroup: string;
}

/** The documents of a request row with their types; only this project writes them. */
export interface StoredRequest {
  state: RequestState;
  form: PublishForm;
  input: PublishInput;
  desired: Desired | null;
  plan: StoredPlan | null;
  problem: ProblemView | null;
}

export function storedRequest(row: RequestRow): StoredRequest {
  return {
    state: row.state as RequestState,
    form: row.form as PublishForm,
    input: row.input as PublishInput,
    desired: row.desired as Desired | null,
    plan: row.plan as StoredPlan | null,
    problem: row.problem as ProblemView | null,
  };
}

export function storedDesired(row: PublicationRow): Desired {
  return row.desired as Desired;
}
