/** Calendars to subscribe to: a person's own shifts, and the shop's open seats. */
import { createHash } from 'node:crypto'
import { type ActionContext, action, type Content, type Context, type Language, read } from '#platform/action.ts'
import { calendarText } from '#platform/calendar/ical.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, NotFound } from '#platform/refusal.ts'
import { addDays, addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { me, memberOf } from '../booking-facts.ts'
import { calendarAlarmDays, horizonDays } from '../settings.ts'
import * as store from '../store/calendar.ts'

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const listCalendars = read('shifts.listCalendars', async (ctx, _input: Record<never, never>) => ({
  calendars: await store.readTokens(ctx.db, ctx.organisation, (await me(ctx)).contact),
}))

export const listShopCalendars = read('shifts.listShopCalendars', async (ctx, _input: Record<never, never>) => ({
  calendars: await store.readTokens(ctx.db, ctx.organisation, null),
}))

/** The secret stands in the answer this once; only its hash is kept. 40 digits are 132 bits. */
async function open(ctx: ActionContext, member: string | null): Promise<{ id: string; path: string }> {
  const [id, secret] = [newId(), randomDigits(40)]
  await store.addToken(ctx.db, ctx.organisation, { id, member, secretHash: hashOf(secret), now: ctx.now })
  ctx.record('shifts.calendar_opened', { subject: id, person: member })
  return { id, path: `/api/v1/feeds/${ctx.organisation}/${secret}.ics` }
}

async function close(ctx: ActionContext, member: string | null, calendar: string): Promise<Record<never, never>> {
  if ((await store.revokeToken(ctx.db, ctx.organisation, member, calendar, ctx.now)) === 0)
    throw new NotFound('calendar')
  ctx.record('shifts.calendar_closed', { subject: calendar, person: member })
  return {}
}

export const openCalendar = {
  ...action('shifts.openCalendar', async (ctx, _input: Record<never, never>) => open(ctx, (await me(ctx)).contact)),
  secretAnswer: true as const,
}
export const closeCalendar = action('shifts.closeCalendar', async (ctx, { calendar }: { calendar: string }) =>
  close(ctx, (await me(ctx)).contact, calendar),
)
export const openShopCalendar = {
  ...action('shifts.openShopCalendar', (ctx, _input: Record<never, never>) => open(ctx, null)),
  secretAnswer: true as const,
}
export const closeShopCalendar = action('shifts.closeShopCalendar', (ctx, { calendar }: { calendar: string }) =>
  close(ctx, null, calendar),
)

const keptPastDays = 30

export const readFeed = read('shifts.readFeed', async (ctx, { secret }: { secret: string }): Promise<Content> => {
  const plain = secret.replace(/\.ics$/, '')
  const token = found(await store.tokenBySecret(ctx.db, ctx.organisation, hashOf(plain)), 'calendar')
  const body = token.member === null ? await shopFeed(ctx) : await personFeed(ctx, token.member)
  return { type: 'text/calendar; charset=utf-8', body }
})

async function personFeed(ctx: Context, member: string): Promise<string> {
  const person = await memberOf(ctx, member)
  const language: Language = person.language ?? ctx.shop.language
  const words = currentWords()
  const since = addMinutes(ctx.now, -keptPastDays * 1440)
  const rows = await store.feedOf(ctx.db, ctx.organisation, member, addDays(ctx.today, -keptPastDays), since)
  const events = rows.map((row) => ({
    ...row,
    title: `${row.name} · ${ctx.shop.name}`,
    description: words.say(language, 'shifts.feed.cannot_come', { role: row.role }, ctx.shop),
    url: pageOf(ctx, '/shifts'),
  }))
  return calendarText(await manner(ctx, ctx.shop.name), events)
}

async function shopFeed(ctx: Context): Promise<string> {
  const words = currentWords()
  const until = addDays(ctx.today, await ctx.setting(horizonDays))
  const rows = await store.openFeed(ctx.db, ctx.organisation, ctx.now, until)
  const events = rows.map((row) => {
    const free = words.say(ctx.shop.language, 'shifts.feed.free', { count: row.free }, ctx.shop)
    return {
      ...row,
      title: `${row.name} · ${free}`,
      description: free,
      url: pageOf(ctx, '/shifts/find'),
      cancelled: false,
    }
  })
  return calendarText({ ...(await manner(ctx, ctx.shop.name)), alarmDays: 0 }, events)
}

const manner = async (ctx: Context, name: string) => ({
  name,
  product: 'shifts',
  zone: ctx.shop.zone,
  now: ctx.now,
  alarmDays: await ctx.setting(calendarAlarmDays),
})

/** The page at the address the calendar was asked from. */
const pageOf = (ctx: Context, path: string): string =>
  ctx.http ? new URL(path, ctx.http.request.url).href : `https://komunigi.invalid${path}`
