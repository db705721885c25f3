/** Letters of the list leave, each once: reserved and committed before it is handed over, settled after. */
import { peopleInside } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Context, errand } from '#platform/action.ts'
import { post as office } from '#platform/mail/post.ts'
import { addMinutes, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { digestLetter, type ListLetter, postLetter, readerOf, writingOn } from '../list/letters.ts'
import { theList } from '../list/the-list.ts'
import { type BounceKind, kindOfNo } from '../rules/subscriber.ts'
import * as store from '../store/copies.ts'
import { lockMember } from '../store/list-members.ts'
import * as posts from '../store/posts.ts'
import { closeDigests } from './accepting.ts'
import { listBounced } from './list-bounces.ts'

const holdMinutes = 5
const attemptsAtMost = 8
const lettersAtOnce = 500

type Account = store.ReservedCopy['account']

interface Mailed {
  readonly sent: number
  readonly errors: number
  readonly returned: readonly { readonly account: Account; readonly kind: BounceKind }[]
}

async function mail(ctx: Context): Promise<Mailed | null> {
  const { clock } = office().house
  const until = () => addMinutes(clock(), holdMinutes)
  if (!(await store.anyLetter(ctx.db, ctx.organisation))) return null
  if (!(await store.takeTurn(ctx.db, ctx.organisation, ctx.now, until()))) return null
  await store.markLettersUnsure(ctx.db, ctx.organisation)
  const inside = await peopleInside(ctx)
  const people = await ctx.accounts.accountsById(inside)
  const writing = await writingOn(ctx, await theList(ctx))
  const returned: { account: Account; kind: BounceKind }[] = []
  let [sent, errors] = [0, 0]
  while (sent + errors < lettersAtOnce) {
    const copies = await store.reserveLetter(ctx.db, ctx.organisation, inside, clock())
    const [first] = copies
    if (!first) break
    const person = people.get(first.account)
    if (first.state === 'skipped' || !person) continue
    const result = await hand(ctx, writing, copies, person)
    const given = result.kind === 'refused' || (result.kind === 'later' && first.attempts >= attemptsAtMost)
    const state = result.kind === 'later' && !given ? 'waiting' : given ? 'failed' : result.kind
    const error = result.kind === 'sent' ? null : result.error
    await store.settleLetter(ctx.db, ctx.organisation, first.letter, { state, at: clock(), error })
    if (result.kind === 'sent') sent += 1
    else errors += 1
    if (given) returned.push({ account: first.account, kind: error === null ? 'unknown' : kindOfNo(error) })
    await store.keepTurn(ctx.db, ctx.organisation, until())
  }
  return { sent, errors, returned }
}

type Person = Parameters<typeof readerOf>[2]

/** Without a mail server nothing leaves: posts are read in the archive. */
async function hand(
  ctx: Context,
  writing: Awaited<ReturnType<typeof writingOn>>,
  copies: readonly store.ReservedCopy[],
  person: Person,
) {
  const { transport } = office().house
  if (!transport) return { kind: 'sent' as const }
  const letter = await letterFor(ctx, writing, copies, person)
  if (!letter) return { kind: 'refused' as const, error: 'no text' }
  const id = copies[0]?.letter ?? ''
  return transport.send({ id, to: { name: person.name, address: person.email }, ...letter })
}

async function letterFor(
  ctx: Context,
  writing: Awaited<ReturnType<typeof writingOn>>,
  copies: readonly store.ReservedCopy[],
  person: Person,
): Promise<ListLetter | null> {
  const ids = copies.map(({ post }) => post)
  const all = await posts.postsByIds(ctx.db, ctx.organisation, ids)
  const files = Map.groupBy(await posts.filesOf(ctx.db, ctx.organisation, ids), ({ post }) => post)
  const parts = all.map((post) => ({ post, files: files.get(post.id) ?? [] }))
  const [copy, part] = [copies[0], parts[0]]
  if (!copy || !part) return null
  const reader = readerOf(ctx, copy.token, person)
  return copy.digest
    ? digestLetter(writing, parts, reader, copy.letter)
    : postLetter(writing, part.post, part.files, reader)
}

export const sendLetters = errand(
  'communication.sendLetters',
  (ctx, _input: Record<never, never>) => mail(ctx),
  async (ctx, _input, mailed) => {
    if (mailed) await conclude(ctx, mailed)
  },
)

async function conclude(ctx: ActionContext, { sent, errors, returned }: Mailed): Promise<void> {
  await store.keepTurn(ctx.db, ctx.organisation, null)
  for (const { account, kind } of returned) {
    const member = await lockMember(ctx.db, ctx.organisation, account)
    if (member?.state === 'member') await listBounced(ctx, member, kind)
  }
  if (sent + errors > 0) ctx.record('communication.posts_mailed', { subject: ctx.organisation, sent, errors })
}

export const digestTime = '07:00' as TimeOfDay

/** At 07:00 whatever was gathered leaves; a server that slept sends later what came before. */
export const sendDigests = action('communication.sendDigests', async (ctx, _input: Record<never, never>) => {
  await closeDigests(ctx, { bytes: null, before: atWallTime(ctx.today, digestTime, ctx.shop.zone) })
})
