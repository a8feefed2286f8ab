/** A connector group seen so far: not every tenant shows them to the bot. */
export interface ConnectorGroupTable {
  id: string;
  name: string;
  region: string;
  is_default: boolean;
}
