import type { ColumnType } from 'kysely';

/** A time that the database fills in unless it is given. */
export type Time = ColumnType<Date, Date | string | undefined, Date | string>;

/** A time that may be missing. */
export type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
