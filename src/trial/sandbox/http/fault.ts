/** An error as Microsoft Graph words it. */
export class ApiFault extends Error {
  override name = 'ApiFault';
  readonly status: number;
  readonly code: string;
  readonly details: { code: string; message: string; target: string }[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    message: string,
    details: ApiFault['details'] = [],
    headers: ApiFault['headers'] = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

/** Ends the connection without a response; in a batch, the responses of all items are lost. */
export class ConnectionLoss extends Error {
  override name = 'ConnectionLoss';
}

/** The request does not fit the API: unknown segment, option or property in a query. */
export function malformed(message: string): ApiFault {
  return new ApiFault(400, 'BadRequest', message);
}

/** The directory understood the request but refuses it. */
export function refused(message: string, details: ApiFault['details'] = []): ApiFault {
  return new ApiFault(400, 'Request_BadRequest', message, details);
}

export function unknownSegment(segment: string): ApiFault {
  return malformed(`Resource not found for the segment '${segment}'.`);
}

/** Also returned by a replica that does not know the object yet. */
export function notFound(id: string): ApiFault {
  const reason = 'does not exist or one of its queried reference-property objects are not present.';
  return new ApiFault(404, 'Request_ResourceNotFound', `Resource '${id}' ${reason}`);
}

/** Throttled: https://learn.microsoft.com/graph/throttling */
export function tooManyRequests(headers: ApiFault['headers']): ApiFault {
  return new ApiFault(429, 'TooManyRequests', 'Please retry again later.', [], headers);
}

/** Builds the body of an error response: https://learn.microsoft.com/graph/errors */
export function faultBody(fault: ApiFault, requestId: string, clientRequestId: string): unknown {
  const date = new Date().toISOString().slice(0, 19);
  return {
    error: {
      code: fault.code,
      message: fault.message,
      ...(fault.details.length > 0 && { details: fault.details }),
      innerError: { date, 'request-id': requestId, 'client-request-id': clientRequestId },
    },
  };
}
