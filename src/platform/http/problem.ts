/** What a failed request answers: RFC 9457 problem+json, with all refusals or all input problems at once. */
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { NotAllowed, NotFound, type Refusal, Refused } from '../refusal.ts'
import { KeyReused } from '../run.ts'

export interface InputProblem {
  readonly path: string
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly requestId: string
  readonly refusals?: readonly Refusal[]
  readonly problems?: readonly InputProblem[]
  readonly permission?: string
}

export class BadInput extends Error {
  readonly problems: readonly InputProblem[]
  constructor(problems: readonly InputProblem[]) {
    super('the input does not fit')
    this.name = 'BadInput'
    this.problems = problems
  }
}

/** A form that is not filled in. Mail programs know "bad request" (RFC 8058) and read no list of problems. */
export class BadForm extends HTTPException {
  readonly problems: readonly InputProblem[]
  constructor(problems: readonly InputProblem[]) {
    super(400, { message: 'The form is not filled in' })
    this.name = 'BadForm'
    this.problems = problems
  }
}

/** More than is taken at once. */
export class TooBig extends Error {
  readonly bytes: number
  constructor(bytes: number) {
    super('the request is too big')
    this.name = 'TooBig'
    this.bytes = bytes
  }
}

/** Nobody is signed in, and this needs somebody. */
export class NotSignedIn extends Error {
  constructor() {
    super('sign in first')
    this.name = 'NotSignedIn'
  }
}

/** Asked too often; `seconds` until it makes sense again. */
export class TooOften extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super('too many requests')
    this.name = 'TooOften'
    this.seconds = seconds
  }
}

/** All problems of a parsed input, by path. */
export const problemsOf = (error: z.ZodError): InputProblem[] =>
  error.issues.map((issue) => {
    const { path, code, message: _message, ...facts } = issue as typeof issue & Record<string, unknown>
    return { path: path.join('.'), code, facts: { ...facts, input: undefined } }
  })

/** The problem an error means; null for a bug, which is logged and answered as 500. */
export function problemOf(error: unknown, requestId: string): Problem | null {
  const about = (status: number, code: string, title: string, rest: Partial<Problem> = {}): Problem => ({
    type: `urn:komunigi:problem:${code}`,
    title,
    status,
    code,
    requestId,
    ...rest,
  })
  if (error instanceof Refused) return about(409, 'refused', 'Refused', { refusals: error.refusals })
  if (error instanceof BadInput) return about(422, 'input', 'The input does not fit', { problems: error.problems })
  if (error instanceof TooBig)
    return about(413, 'input', 'The request is too big', {
      problems: [{ path: '', code: 'too_much', facts: { bytes: error.bytes } }],
    })
  if (error instanceof NotFound) return about(404, 'not_found', `${error.thing} not found`)
  if (error instanceof NotAllowed) return about(403, 'not_allowed', 'Not allowed', { permission: error.permission })
  if (error instanceof NotSignedIn) return about(401, 'not_signed_in', 'Sign in first')
  if (error instanceof TooOften) return about(429, 'too_often', 'Too many requests')
  if (error instanceof KeyReused) return about(422, 'key_reused', 'This Idempotency-Key was used for another request')
  if (isPostgres(error, unknownReference)) return about(404, 'not_found', 'something named here not found')
  if (isPostgres(error, unfitValues))
    return about(422, 'input', 'The input does not fit', { problems: [{ path: '', code: 'unfit', facts: {} }] })
  return null
}

/** An id of another organisation, or of nothing, written as a reference: every foreign key holds the organisation. */
const unknownReference = ['23503']

/** Text with a zero byte, a day or a number beyond what the database keeps: a schema that let it pass is too wide. */
const unfitValues = ['22003', '22007', '22008', '22021', '22P02', '22P05']

const isPostgres = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
