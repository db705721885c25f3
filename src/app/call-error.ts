/** What can come back instead of an answer: problem+json of RFC 9457, or no network at all. */
import type { Facts, Refusal } from '#platform/refusal.ts'

export type ErrorKind =
  | 'offline'
  | 'refused'
  | 'invalid'
  | 'signed_out'
  | 'not_allowed'
  | 'not_found'
  | 'too_often'
  | 'fault'

/** What is wrong with one field: `path` is its name, dots for what lies deeper. */
export interface Problem {
  readonly path: string
  readonly code: string
  readonly facts?: Facts
}

export interface ErrorBody {
  readonly title?: string
  readonly code?: string
  readonly refusals?: readonly Refusal[]
  readonly problems?: readonly Problem[]
  readonly requestId?: string
  /** With 403: what is missing. */
  readonly permission?: string
}

/** Every failure of a call. `refusals` is filled when `refused`, `problems` when `invalid`. */
export class CallError extends Error {
  readonly kind: ErrorKind
  readonly status: number
  readonly code: string | null
  readonly refusals: readonly Refusal[]
  readonly problems: readonly Problem[]
  readonly permission: string | null
  /** For the person who looks into the server's log. */
  readonly requestId: string | null

  constructor(kind: ErrorKind, status: number, body: ErrorBody = {}) {
    super(body.title ?? kind)
    this.name = 'CallError'
    this.kind = kind
    this.status = status
    this.code = body.code ?? null
    this.refusals = body.refusals ?? []
    this.problems = body.problems ?? []
    this.permission = body.permission ?? null
    this.requestId = body.requestId ?? null
  }
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'signed_out',
  403: 'not_allowed',
  404: 'not_found',
  409: 'refused',
  413: 'invalid',
  422: 'invalid',
  429: 'too_often',
  502: 'offline',
  503: 'offline',
  504: 'offline',
}

/** The error told by an answer that is not ok. */
export async function errorOf(answer: Response): Promise<CallError> {
  let body: ErrorBody = {}
  try {
    body = (await answer.json()) as ErrorBody
  } catch {
    // A proxy in between may answer without a body of ours: the status says enough.
  }
  return new CallError(kinds[answer.status] ?? 'fault', answer.status, {
    ...body,
    requestId: body.requestId ?? answer.headers.get('x-request-id') ?? undefined,
  })
}

/** The error, whatever was thrown: a mistake in our own code counts as a fault. */
export const asCallError = (thrown: unknown): CallError =>
  thrown instanceof CallError ? thrown : new CallError('fault', 0, { title: String(thrown) })
