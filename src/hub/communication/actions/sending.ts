/** Mails of an issue leave, each once: reserved and committed before it is handed over, settled after. What a process
 *  that died had reserved may have left: it is shown to a person and never sent again by itself. */
import { setTimeout as pause } from 'node:timers/promises'
import { type ActionContext, type Context, errand, type Language } from '#platform/action.ts'
import { post } from '#platform/mail/post.ts'
import { addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cidOf, letterOf, type ToldText, textFor, toldTexts } from '../letter/letter.ts'
import { newsAddress } from '../list/the-list.ts'
import { tellEditors } from '../people.ts'
import { bounceAddress } from '../rules/list-letter.ts'
import { kindOfNo } from '../rules/subscriber.ts'
import { batch, perSecond, stopAfterErrors } from '../settings.ts'
import { type PictureBytes, pictureBytesOf } from '../store/issue-pictures.ts'
import * as issues from '../store/issues.ts'
import * as store from '../store/sending.ts'
import { bounced } from './subscribing.ts'

const holdMinutes = 5
const attemptsAtMost = 8

interface Mailed {
  readonly issue: string
  readonly sent: number
  readonly errors: number
  readonly refused: readonly { readonly subscriber: string; readonly said: string }[]
}

async function mail(ctx: Context): Promise<Mailed | null> {
  const until = () => addMinutes(post().house.clock(), holdMinutes)
  const issue = await issues.holdIssue(ctx.db, ctx.organisation, ctx.now, until())
  if (!issue) return null
  await store.markUnsure(ctx.db, ctx.organisation, issue.id)
  const { language: original } = issue
  const texts = toldTexts(await issues.textsOf(ctx.db, ctx.organisation, issue.id), original)
  const returnTo = post().house.config.mailIn ? await newsAddress(ctx) : null
  const pictures = await pictureBytesOf(ctx.db, ctx.organisation, issue.id)
  const [most, pace, stop] = [
    await ctx.setting(batch),
    await ctx.setting(perSecond),
    await ctx.setting(stopAfterErrors),
  ]
  const before = (await issues.readIssue(ctx.db, ctx.organisation, issue.id))?.errors ?? 0
  const refused: { subscriber: string; said: string }[] = []
  let [sent, errors] = [0, 0]
  while (sent + errors < most && before + errors < stop) {
    const next = await store.reserveNext(ctx.db, ctx.organisation, issue.id, post().house.clock())
    if (!next) break
    if (next.state === 'skipped') continue
    const told = textFor(ctx, texts, original, next.language)
    const result = await hand(ctx, next, { told, original, pictures, returnTo })
    const said = result.kind === 'sent' ? null : result.error
    const given = result.kind === 'refused' || (result.kind === 'later' && next.attempts >= attemptsAtMost)
    const state = result.kind === 'later' && !given ? 'waiting' : given ? 'failed' : result.kind
    await store.settle(ctx.db, ctx.organisation, issue.id, next.subscriber, {
      state,
      at: post().house.clock(),
      error: said,
    })
    if (result.kind === 'sent') sent += 1
    else errors += 1
    if (result.kind === 'refused') refused.push({ subscriber: next.subscriber, said: result.error })
    await issues.keepHold(ctx.db, ctx.organisation, issue.id, until())
    if (post().house.transport) await pause(1000 / pace)
  }
  return { issue: issue.id, sent, errors, refused }
}

interface Handed {
  readonly told: ToldText | null
  readonly original: Language
  readonly pictures: readonly PictureBytes[]
  /** Where mails that come back are read. */
  readonly returnTo: string | null
}

/** Without a mail server nothing leaves: the issue is read in the archive. */
async function hand(ctx: Context, to: store.Reserved, { told, original, pictures, returnTo }: Handed) {
  const { transport, sender } = post().house
  if (!told || to.email === null) return { kind: 'refused' as const, error: 'no text' }
  if (!transport) return { kind: 'sent' as const }
  const there = pictures.filter(({ number }) => told.body.includes(`(picture:${number})`))
  const sourceOf = (number: number) => (there.some((one) => one.number === number) ? `cid:${cidOf(number)}` : null)
  const letter = letterOf(ctx, told, { token: to.token, wished: to.language, original, sourceOf })
  return transport.send({
    id: newId(),
    from: { name: ctx.shop.name, address: sender.address },
    to: { name: '', address: to.email },
    ...letter,
    ...(returnTo ? { returnTo: bounceAddress(returnTo, to.token) } : {}),
    pictures: there.map(({ number, type, bytes }) => ({ id: cidOf(number), type, bytes })),
  })
}

export const sendNews = errand(
  'communication.sendNews',
  (ctx, _input: Record<never, never>) => mail(ctx),
  async (ctx, _input, mailed) => {
    if (mailed) await conclude(ctx, mailed)
  },
)

async function conclude(ctx: ActionContext, { issue: id, sent, errors, refused }: Mailed): Promise<void> {
  for (const { subscriber, said } of refused) await bounced(ctx, subscriber, kindOfNo(said), said)
  const issue = await issues.lockIssue(ctx.db, ctx.organisation, id)
  if (!issue) return
  await issues.keepHold(ctx.db, ctx.organisation, id, null)
  if (sent + errors > 0) ctx.record('communication.issue_mailed', { subject: id, sent, errors })
  if (issue.state !== 'sending') return
  const all = issue.errors + errors
  const waiting =
    (await store.countsOf(ctx.db, ctx.organisation, id)).find(({ state }) => state === 'waiting')?.count ?? 0
  if (waiting === 0) {
    await issues.changeIssue(ctx.db, ctx.organisation, id, { state: 'sent', sentAt: ctx.now, errors: all })
    ctx.record('communication.issue_sent', { subject: id })
  } else if (all >= (await ctx.setting(stopAfterErrors))) {
    await issues.changeIssue(ctx.db, ctx.organisation, id, { state: 'paused', reason: null, errors: all })
    ctx.record('communication.issue_paused', { subject: id, reason: '–' })
    await tellEditors(ctx, 'communication.news_stopped', {
      ...{ number: issue.number, errors: all },
      ...{ link: `/community/news/issues/${id}`, about: id },
    })
  } else await issues.changeIssue(ctx.db, ctx.organisation, id, { state: 'sending', errors: all })
}
