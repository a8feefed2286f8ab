/** Result of one statement. */
export interface Result<T> {
  rows: T[];
  affectedRows?: number;
  fields: { name: string; dataTypeID: number }[];
  /** The command as the server names it. */
  command?: string;
}

/** An embedded database with its one session: what is used of PGlite. */
export interface Statements {
  query<T>(sql: string, params?: unknown[]): Promise<Result<T>>;
  /** Runs one or several statements without parameters. */
  exec(sql: string): Promise<Result<unknown>[]>;
  /** Returns what ends it. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
