/** Reading and acting from a component: answers are kept by contract and input, and read anew after a write. */
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { call } from './call.ts'
import { asCallError, type CallError, type Problem } from './call-error.ts'
import { useOrganisation } from './session.ts'

/** Answers are fresh for a short while: going back and forth does not ask twice. */
const freshMilliseconds = 15_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: freshMilliseconds,
      retry: (failures, error) => failures < 2 && ['offline', 'fault'].includes(asCallError(error).kind),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const keyOf = (contract: Route, organisation: string | undefined, input: unknown): readonly unknown[] => [
  contract.path,
  contract.method,
  organisation ?? '',
  input,
]

export interface ReadOptions {
  /** False: not now (something it needs is not chosen yet). */
  readonly when?: boolean
  /** Ask again every so many seconds: for a page that is watched. */
  readonly everySeconds?: number
  /** Keep showing the last answer while the next one is on its way. */
  readonly keep?: boolean
}

export type Reading<T> = UseQueryResult<T, CallError>

/** What a route answers, kept up to date. Give it to `Page read=` or look at `.data`. */
export function useRead<C extends Route>(
  contract: C,
  input: SentOf<C>,
  options: ReadOptions = {},
): Reading<ReplyOf<C>> {
  const organisation = useOrganisation()?.id
  return useQuery<ReplyOf<C>, CallError, ReplyOf<C>>({
    queryKey: keyOf(contract, organisation, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.when ?? true,
    refetchInterval: options.everySeconds ? options.everySeconds * 1000 : false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface Acting<C extends Route> {
  /** Does it. Gives the answer, or null when it did not work (then `error` says why). Never throws. */
  readonly act: (input: SentOf<C>) => Promise<ReplyOf<C> | null>
  readonly busy: boolean
  readonly error: CallError | null
  /** Why the server said no, for `Button reasons=` or `Reasons`. */
  readonly refusals: readonly Refusal[]
  readonly problems: readonly Problem[]
  /** Forgets the error. */
  readonly clear: () => void
}

export interface ActOptions<C extends Route> {
  /** The reads that change by this; without it everything on the screen is read anew. */
  readonly after?: readonly Route[]
  readonly done?: (reply: ReplyOf<C>, input: SentOf<C>) => void
}

/** A write. One press has one idempotency key; after a lost connection the same press keeps its key,
 *  so pressing again never does it twice. */
export function useAct<C extends Route>(contract: C, options: ActOptions<C> = {}): Acting<C> {
  const client = useQueryClient()
  const press = useRef<{ key: string; input: string } | null>(null)
  const mutation = useMutation<ReplyOf<C>, CallError, SentOf<C>>({
    mutationFn: async (input) => {
      const said = contract.upload ? newId() : JSON.stringify(input)
      if (press.current?.input !== said) press.current = { key: newId(), input: said }
      try {
        const reply = await call(contract, input, { idempotencyKey: press.current.key })
        press.current = null
        return reply
      } catch (thrown) {
        const error = asCallError(thrown)
        if (error.kind !== 'offline') press.current = null
        throw error
      }
    },
    onSuccess: async (reply, input) => {
      await readAnew(client, options.after)
      options.done?.(reply, input)
    },
  })
  return {
    act: async (input) => {
      try {
        return await mutation.mutateAsync(input)
      } catch {
        return null // told by `error`
      }
    },
    busy: mutation.isPending,
    error: mutation.error,
    refusals: mutation.error?.refusals ?? [],
    problems: mutation.error?.problems ?? [],
    clear: mutation.reset,
  }
}

async function readAnew(client: QueryClient, after: readonly Route[] | undefined): Promise<void> {
  if (!after) return await client.invalidateQueries()
  await Promise.all(after.map((contract) => client.invalidateQueries({ queryKey: [contract.path] })))
}
