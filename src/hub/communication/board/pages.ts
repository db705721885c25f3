/** The task board for people who know nobody here yet: no script, no cookie, nothing from elsewhere. */
import { html } from 'hono/html'
import { communityAddress } from '#hub/organisations/public.ts'
import type { Content, Context, Language } from '#platform/action.ts'
import type { Inside } from '#platform/pages/frame.ts'
import { type Say, sayIn } from '#platform/pages/words.ts'
import { asking, framed, telling } from '../pages.ts'
import { piecesOf } from '../rules/place.ts'
import { taskSizes } from '../rules/task.ts'
import type { creditsShown } from '../store/contributions.ts'
import type { CallRow, WeekRow } from '../store/open-weeks.ts'
import type { TaskRow } from '../store/tasks.ts'

export interface BoardTask {
  readonly number: number
  readonly title: string
  readonly says: string
  readonly size: string
  readonly skills: string
  readonly language: string
  readonly place: string
}

type Asked = Readonly<Record<'q' | 'size' | 'skill' | 'language', string | undefined>>

interface Board {
  readonly rows: readonly BoardTask[]
  readonly next: string | null
  readonly total: number | null
  readonly asked: Asked
  readonly skills: readonly { readonly skill: string }[]
  readonly calls: readonly CallRow[]
  readonly thanks: Awaited<ReturnType<typeof creditsShown>>
  readonly weeks: readonly WeekRow[]
}

const addressOfBoard = async (ctx: Context): Promise<string> => `/t/${await communityAddress(ctx)}`

export async function boardPage(ctx: Context, language: Language, board: Board): Promise<Content> {
  const say = sayIn(ctx, language)
  const at = await addressOfBoard(ctx)
  const { rows, next, total, asked } = board
  const count =
    total === null ? '' : html`<p class="soft" role="status">${say('tasks.page.count', { count: total })}</p>`
  return framed(
    ctx,
    language,
    say('tasks.page.title'),
    html`<p>${say('tasks.page.says')}</p>
<p><a class="go" href="${at}/help?lang=${language}">${say('tasks.page.help')}</a></p>
${callsOf(say, board.calls)}${weeksOf(say, at, board.weeks)}
<h2>${say('tasks.page.free')}</h2>
${filterForm(ctx, say, language, board)}
${count}
${rows.length === 0 ? html`<p>${say('tasks.page.none')}</p>` : html`<ul class="cards">${rows.map((row) => cardOf(say, at, language, row))}</ul>`}
${next ? html`<p><a href="${at}?${queryOf({ ...asked, after: next, lang: language })}">${say('tasks.page.more')}</a></p>` : ''}
<p class="soft"><a href="${at}/tasks.atom?lang=${language}">${say('tasks.page.atom')}</a> · <a href="${at}/tasks.csv?lang=${language}">${say('tasks.page.csv')}</a> · <a href="/sign-in">${say('tasks.page.sign_in')}</a></p>
${thanksOf(say, at, language, board.thanks)}`,
    true,
  )
}

const queryOf = (of: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(of).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString()

function cardOf(say: Say, at: string, language: Language, row: BoardTask): Inside {
  const facts = [say(`tasks.size.${row.size}`), say(`news.language.${row.language}`), row.place, row.skills]
  return html`<li class="card"><a href="${at}/tasks/${row.number}?lang=${language}"><b>${row.title}</b></a><p class="soft">${facts.filter((one) => one !== '').join(' · ')}</p></li>`
}

function filterForm(ctx: Context, say: Say, language: Language, { asked, skills }: Board): Inside {
  const any = say('tasks.page.any')
  const option = (value: string, label: string, now: string | undefined): Inside =>
    value === now
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`
  const choose = (name: string, label: string, now: string | undefined, of: readonly (readonly [string, string])[]) =>
    html`<div class="pick"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${any}</option>${of.map(([value, says]) => option(value, says, now))}</select></div>`
  return html`<form method="get" role="search"><input type="hidden" name="lang" value="${language}">
<label for="q">${say('tasks.page.search')}</label><input id="q" name="q" type="search" maxlength="100" value="${asked.q ?? ''}">
${choose(
  'size',
  say('tasks.field.size'),
  asked.size,
  taskSizes.map((size) => [size, say(`tasks.size.${size}`)] as const),
)}
${choose(
  'skill',
  say('tasks.field.skill'),
  asked.skill,
  skills.map(({ skill }) => [skill, skill] as const),
)}
${choose(
  'language',
  say('tasks.field.language'),
  asked.language,
  ctx.shop.languages.map((one) => [one, say(`news.language.${one}`)] as const),
)}
<button>${say('tasks.page.find')}</button></form>`
}

const callsOf = (say: Say, calls: readonly CallRow[]): Inside =>
  calls.length === 0
    ? ''
    : html`<h2>${say('tasks.calls')}</h2><ul class="cards">${calls.map(
        (call) =>
          html`<li class="card" lang="${call.language}"><b>${call.title}</b><p class="words">${call.says}</p>${call.untilDay ? html`<p class="soft">${say('tasks.page.until', { day: call.untilDay })}</p>` : ''}</li>`,
      )}</ul>`

const weeksOf = (say: Say, at: string, weeks: readonly WeekRow[]): Inside =>
  weeks.length === 0
    ? ''
    : html`<h2>${say('tasks.weeks')}</h2><ul class="cards">${weeks.map(
        (week) =>
          html`<li class="card"><b>${week.name}</b><p>${say('tasks.page.week', { from: week.fromDay, until: week.untilDay })}</p>${week.school ? html`<p class="soft">${week.school}</p>` : ''}</li>`,
      )}</ul><p class="soft"><a href="${at}/open-weeks.ics">${say('tasks.page.calendar')}</a></p>`

const thanksOf = (say: Say, at: string, language: Language, thanks: Board['thanks']): Inside =>
  thanks.length === 0
    ? ''
    : html`<h2>${say('tasks.page.thanks')}</h2><ul>${thanks.map(
        ({ creditAs, title, number }) =>
          html`<li><b>${creditAs}</b> · <a href="${at}/tasks/${number}?lang=${language}">${title}</a></li>`,
      )}</ul>`

interface Shown {
  readonly task: TaskRow
  readonly mentor: string
  readonly licence: string
  readonly thanks: readonly string[]
}

export async function taskPage(
  ctx: Context,
  language: Language,
  { task, mentor, licence, thanks }: Shown,
): Promise<Content> {
  const say = sayIn(ctx, language)
  const at = await addressOfBoard(ctx)
  const facts: readonly (readonly [string, Inside])[] = [
    ['tasks.field.state', say(`tasks.state.${task.state}`)],
    ['tasks.field.size', task.size ? say(`tasks.size.${task.size}`) : ''],
    [
      'tasks.field.place',
      task.place && html`${piecesOf(task.place).map((piece, at) => html`${at > 0 ? html`<wbr>` : ''}${piece}`)}`,
    ],
    ['tasks.field.doneWhen', task.doneWhen],
    ['tasks.field.skills', task.skills.join(', ')],
    ['tasks.field.language', say(`news.language.${task.language}`)],
    ['tasks.field.mentor', mentor],
    ['tasks.field.licence', licence],
    ['tasks.page.thanks', thanks.join(', ')],
  ]
  const free = task.state === 'ready'
  return framed(
    ctx,
    language,
    task.title,
    html`<p class="words">${task.says}</p>
<dl>${facts.filter(([, value]) => value !== '').map(([key, value]) => html`<dt>${say(key)}</dt><dd>${value}</dd>`)}</dl>
${free ? html`<p><a class="go" href="/community/task-board/${task.id}">${say('tasks.page.take')}</a></p><p><a href="${at}/help?lang=${language}">${say('tasks.page.first_time')}</a></p>` : ''}
<p><a href="${at}?lang=${language}">${say('tasks.page.all')}</a></p>`,
    true,
  )
}

/** A name and an address, and whether others must agree; one mail follows. */
export function helpPage(ctx: Context, language: Language): Promise<Content> {
  const say = sayIn(ctx, language)
  const choices = ctx.shop.languages.map((one) =>
    one === language
      ? html`<option value="${one}" selected>${say(`news.language.${one}`)}</option>`
      : html`<option value="${one}">${say(`news.language.${one}`)}</option>`,
  )
  return framed(
    ctx,
    language,
    say('tasks.help.title'),
    html`<p>${say('tasks.help.says')}</p>
<form method="post">
<label for="name">${say('tasks.help.name')}</label><input id="name" name="name" autocomplete="name" required maxlength="80">
<label for="email">${say('news.page.email')}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="200">
<label for="language">${say('news.page.language')}</label><select id="language" name="language">${choices}</select>
<fieldset><legend>${say('tasks.help.age')}</legend>
<label><input type="radio" name="age" value="adult" required>${say('tasks.help.adult')}</label>
<label><input type="radio" name="age" value="minor" required>${say('tasks.help.minor')}</label></fieldset>
<button>${say('tasks.help.ask')}</button>
</form>
<p class="soft">${say('tasks.help.privacy')}</p>`,
  )
}

export const askedHelpPage = (ctx: Context, language: Language): Promise<Content> =>
  telling(ctx, language, 'tasks.help.asked')

export const confirmHelpPage = (ctx: Context, language: Language): Promise<Content> =>
  asking(ctx, language, 'tasks.help.confirm', html`<button>${sayIn(ctx, language)('tasks.help.confirm')}</button>`)

export function confirmedHelpPage(ctx: Context, language: Language, helps: boolean): Promise<Content> {
  if (!helps) return telling(ctx, language, 'tasks.help.too_late')
  const say = sayIn(ctx, language)
  return framed(
    ctx,
    language,
    say('tasks.help.confirmed_title'),
    html`<p>${say('tasks.help.confirmed_says')}</p><p><a class="go" href="/sign-in">${say('tasks.page.sign_in')}</a></p>`,
  )
}
