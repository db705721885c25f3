/** Routes as data. A contract says who may call it and what goes in and out;
 *  the server, the screens and the API document all read the same one. */
import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Open to everybody, with the reason why: there is no route without a permission or a reason. */
export interface Anyone {
  readonly anyone: string
}
export const anyone = (reason: string): Anyone => ({ anyone: reason })

/** Open to every signed-in person, with the reason why no finer permission is needed. */
export interface SignedIn {
  readonly signedIn: string
}
export const signedIn = (reason: string): SignedIn => ({ signedIn: reason })

export type May = string | Anyone | SignedIn

type Shape = z.ZodObject
type Input<S> = S extends z.ZodType ? z.output<S> : Record<never, never>
type Sent<S> = S extends z.ZodType ? z.input<S> : Record<never, never>

export interface Route<
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string
  readonly may: May
  /** One sentence for the API document. */
  readonly says: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  readonly refusals?: readonly string[]
  /** The reply is not JSON but this kind of content (calendar, CSV, PDF …). */
  readonly sends?: string
  /** Runs without an organisation: sign-in, set-up, the person's own account. */
  readonly outside?: boolean
  /** Stands at its path itself, not below `/api/v1`: a page for people. */
  readonly page?: boolean
  /** Pages of other websites may read and frame it: whoever asks is nobody, no cookie counts, and it may be kept a minute. */
  readonly forWebsites?: boolean
  /** A page with a form, or what such a form sends: works without script and cookie; the body comes as a form, which mail
   *  programs send too (RFC 8058). Whoever asks is nobody; `paced` counts how often, `unpaced` takes what mail programs of many people send at once. */
  readonly form?: 'paced' | 'unpaced'
  /** The body is one uploaded file (multipart field `file`), next to the fields of `body`. */
  readonly upload?: boolean
}

/** Params, query and body are one flat input: names must not repeat among them. */
export type InputOf<T> = T extends Route<infer P, infer Q, infer B, z.ZodType> ? Input<P> & Input<Q> & Input<B> : never
export type SentOf<T> = T extends Route<infer P, infer Q, infer B, z.ZodType> ? Sent<P> & Sent<Q> & Sent<B> : never
export type ReplyOf<T> =
  T extends Route<Shape | undefined, Shape | undefined, Shape | undefined, infer R> ? z.output<R> : never

/** A reply as an action may give it: read-only all the way down. */
export type Given<T> = T extends readonly (infer E)[]
  ? readonly Given<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T

/** Where a route stands on the server, parameters as `:name`. */
export const addressOf = ({ page, path }: Pick<Route, 'page' | 'path'>): string => (page ? path : `/api/v1${path}`)

export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(contract: Route<P, Q, B, R>): Route<P, Q, B, R> {
  return contract
}
