export interface RawResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}
