/** How a screen talks to the server: a contract and one flat input, nothing else.
 *  Path parameters, query and body are told apart by the contract; every write carries an idempotency key. */
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { CallError, errorOf } from './call-error.ts'
import { currentOrganisation } from './session.ts'
import { currentLanguage } from './words.ts'

export type AnyRoute = Route
export type { Refusal }

export interface CallOptions {
  /** The same key again means the same press again: the server answers it once. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** Told how many bytes of a long file have come. */
  readonly received?: (bytes: number) => void
}

/** Calls a route. Throws `CallError`, never anything else. */
export async function call<C extends Route>(
  contract: C,
  input: SentOf<C>,
  options: CallOptions = {},
): Promise<ReplyOf<C>> {
  const answer = await send(contract, input, options)
  if (contract.sends) return (await contentOf(answer, options.received)) as ReplyOf<C>
  if (answer.status === 204) return undefined as ReplyOf<C>
  return (await answer.json()) as ReplyOf<C>
}

async function contentOf(answer: Response, received: CallOptions['received']): Promise<Blob> {
  if (!received || !answer.body) return await answer.blob()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  try {
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return new Blob(pieces, { type: answer.headers.get('content-type') ?? '' })
      pieces.push(value)
      bytes += value.length
      received(bytes)
    }
  } catch {
    throw new CallError('offline', 0)
  }
}

/** What an upload route is sent: contracts name the fields beside the file, not the file itself. */
export const withFile = <I extends object>(input: I, file: File): I & { readonly file: File } => ({ ...input, file })

/** A plain read of a path below `/api/v1`, for the few answers that belong to no module. */
export async function readPath<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await reach(`/api/v1${path}`, { headers: headers(), ...(signal ? { signal } : {}) }, 1)
  return (await answer.json()) as T
}

/** A plain write to a path below `/api/v1`, for the few acts that belong to no module. */
export async function writePath(method: string, path: string, body: unknown): Promise<void> {
  const sent = { ...headers(), 'content-type': 'application/json', 'idempotency-key': newId() }
  await reach(`/api/v1${path}`, { method, headers: sent, body: JSON.stringify(body) }, 1)
}

type Input = Readonly<Record<string, unknown>>

async function send<C extends Route>(contract: C, input: SentOf<C>, options: CallOptions): Promise<Response> {
  const { address, rest } = placed(contract, input as Input)
  const sent: Record<string, string> = headers()
  const request: RequestInit = { method: contract.method, headers: sent }
  if (options.signal) request.signal = options.signal
  if (contract.method !== 'GET') {
    sent['idempotency-key'] = options.idempotencyKey ?? newId()
    if (contract.upload) request.body = formOf(rest)
    else {
      sent['content-type'] = 'application/json'
      request.body = JSON.stringify(rest)
    }
  }
  return await reach(address, request, contract.method === 'GET' ? 1 : 3)
}

function headers(): Record<string, string> {
  const organisation = currentOrganisation()
  const known: Record<string, string> = { accept: 'application/json, */*', 'komunigi-language': currentLanguage() }
  if (organisation) known['komunigi-organisation'] = organisation.id
  return known
}

/** Fills the path, puts the query's names behind it and leaves the rest for the body. */
function placed(contract: Route, input: Input): { address: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input }
  const path = contract.path.replace(/:(\w+)/g, (_all, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  const asked = contract.method === 'GET' ? Object.keys(rest) : Object.keys(contract.query?.shape ?? {})
  for (const name of asked) {
    for (const value of [rest[name]].flat()) {
      if (value !== undefined && value !== null && value !== '') query.append(name, String(value))
    }
    delete rest[name]
  }
  const tail = query.size > 0 ? `?${query}` : ''
  return { address: `/api/v1${path}${tail}`, rest }
}

function formOf(fields: Input): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value)
    else if (typeof value === 'object' && value !== null) form.append(name, JSON.stringify(value))
    else if (value !== undefined && value !== null) form.append(name, String(value))
  }
  return form
}

/** Tries again when the line breaks, with the same key: a write that arrived is not done twice. */
async function reach(address: string, request: RequestInit, tries: number): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address, { credentials: 'same-origin', ...request })
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    if (tries > 1 && navigator.onLine) {
      await pause(700)
      return await reach(address, request, tries - 1)
    }
    throw new CallError('offline', 0)
  }
  if (!answer.ok) throw await errorOf(answer)
  return answer
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
