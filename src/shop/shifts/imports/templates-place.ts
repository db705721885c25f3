/** Which rota, week and day a record of templates means. Pure but for new ids. */
import type { RowProblem } from '#platform/imports/kind.ts'
import { mondayOf, weekday } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import { type Rota, type RotaWeek, whyNotRota } from '../rules/rota.ts'
import { anchorUnknown, rotaName, rotaOfWeeks, weekNamed } from './plannings.ts'
import { fault, remark } from './problems.ts'
import type { TemplateFacts } from './templates-plan.ts'
import type { TemplateWish } from './templates-read.ts'
import { isKey, rowOfKey, weekLetter } from './written.ts'

export interface Place {
  readonly rota: Rota
  readonly week: RotaWeek
  readonly dayNumber: number
}

export interface ChosenRota {
  readonly rota: Rota
  readonly isNew: boolean
  readonly settled: boolean
  hints(line: number): RowProblem[]
}

/** The rota that has the weeks of the file, else a new one with them. A file without weeks means one that repeats. */
export function rotaFor(wishes: readonly TemplateWish[], facts: TemplateFacts): ChosenRota {
  const letters = lettersOf(wishes)
  const keys = [...new Set(wishes.map(({ week }) => week).filter(isKey))]
  const byKey = facts.rotas.find((one) => keys.some((key) => weekByKey(key, one, wishes, facts) !== null))
  const single = letters.length === 0 ? facts.rotas.find(({ weeks }) => weeks.length === 1) : null
  const known = byKey ?? single ?? rotaOfWeeks(facts.rotas, letters)
  if (known)
    return {
      rota: known,
      isNew: false,
      settled: facts.marks.find((mark) => mark.rota === known.id)?.settled ?? true,
      hints: () => [],
    }
  const weeks =
    letters.length > 0 ? letters : keys.length > 1 ? keys.map((_, at) => 'ABCDEFGH'[at] ?? `${at + 1}`) : ['A']
  const firstDay = wishes.find((wish) => wish.firstDay !== null)?.firstDay ?? null
  const anchorDay = firstDay ?? mondayOf(facts.today)
  const rota: Rota = {
    ...{ id: newId(), name: rotaName(weeks), anchorDay, validFrom: anchorDay, validTo: null, priority: 0 },
    weeks: weeks.map((letter, at) => ({ sequence: at + 1, letter, lengthDays: 7 })),
  }
  const settled = weeks.length === 1 || firstDay !== null
  const no = whyNotRota(rota, facts.rotas)
  return {
    ...{ rota, isNew: true, settled },
    hints: (line) => [
      ...no.map(({ code, facts: about }) => fault(line, 'week', code, about)),
      ...(settled ? [] : [anchorUnknown(line, rota)]),
    ],
  }
}

const collator = new Intl.Collator('fr', { numeric: true })
const lettersOf = (wishes: readonly TemplateWish[]): string[] =>
  [...new Set(wishes.filter(({ week }) => week !== '' && !isKey(week)).map(({ week }) => weekLetter(week)))].sort(
    collator.compare,
  )

/** Keys of weeks say nothing by themselves: known from before, or told by the names of the templates in them. */
function weekByKey(key: string, rota: Rota, wishes: readonly TemplateWish[], facts: TemplateFacts): RotaWeek | null {
  const marks = facts.marks.filter((mark) => mark.rota === rota.id)
  const marked = marks.find((mark) => mark.key === key)
  const names = new Set(wishes.flatMap((wish) => (wish.week === key && wish.name ? [plain(wish.name)] : [])))
  const alike = rota.weeks.map((week) => {
    const known = [
      ...(marks.find((mark) => mark.sequence === week.sequence)?.names ?? []),
      ...facts.templates.flatMap((one) =>
        one.rota === rota.id && one.weekSequence === week.sequence ? [one.name] : [],
      ),
    ].map(plain)
    return { week, score: [...names].filter((name) => known.includes(name)).length }
  })
  const best = alike.toSorted((one, other) => other.score - one.score)
  const told = best[0] && best[0].score > (best[1]?.score ?? 0) ? best[0].week : null
  return rota.weeks.find(({ sequence }) => sequence === marked?.sequence) ?? told
}

/** As a last resort keys stand in the order they were made: told beside each row. */
function weekByOrder(key: string, rota: Rota, wishes: readonly TemplateWish[]): RotaWeek | null {
  const keys = [...new Set(wishes.map(({ week }) => week).filter(isKey))]
  const inOrder = keys.toSorted((one, other) => (rowOfKey(one) ?? 0) - (rowOfKey(other) ?? 0))
  return keys.length === rota.weeks.length ? (rota.weeks[inOrder.indexOf(key)] ?? null) : null
}

export type Placing = { readonly place: Place | null; readonly problems: readonly RowProblem[] }

export function placeOf(
  wish: TemplateWish,
  { rota }: ChosenRota,
  wishes: readonly TemplateWish[],
  facts: TemplateFacts,
): Placing {
  const sure = isKey(wish.week) ? weekByKey(wish.week, rota, wishes, facts) : weekWritten(wish.week, rota)
  const week = sure ?? (isKey(wish.week) ? weekByOrder(wish.week, rota, wishes) : null)
  const of = wish.weekday ?? dayOfKey(wish, wishes)
  const problems: RowProblem[] = []
  if (!week) problems.push(fault(wish.line, 'week', 'shift_import.week_unknown', { text: wish.week }))
  else if (!sure) problems.push(remark(wish.line, 'week', 'shift_import.week_by_order', { week: week.letter }))
  if (of === null && wish.dayKey !== null)
    problems.push(fault(wish.line, 'day', 'shift_import.weekday_unreadable', { text: wish.dayKey }))
  if (!week || of === null) return { place: null, problems }
  const dayNumber = ((of - weekday(rota.anchorDay) + 7) % 7) + 1
  if (dayNumber > week.lengthDays)
    problems.push(
      fault(wish.line, 'day', 'template.no_such_day', { week: week.letter, day: dayNumber, days: week.lengthDays }),
    )
  return { place: { rota, week, dayNumber }, problems }
}

const weekWritten = (text: string, rota: Rota): RotaWeek | null =>
  (text === '' ? (rota.weeks.length === 1 ? rota.weeks[0] : undefined) : weekNamed(rota, weekLetter(text))) ?? null

/** Days of the other program are numbered 1 to 7 from Monday; where they are not, seven of them in their order are. */
function dayOfKey(wish: TemplateWish, wishes: readonly TemplateWish[]): number | null {
  const rowsOfDays = [...new Set(wishes.flatMap(({ dayKey }) => (dayKey === null ? [] : [rowOfKey(dayKey) ?? 0])))]
  const row = wish.dayKey === null ? null : rowOfKey(wish.dayKey)
  if (row === null) return null
  if (rowsOfDays.every((one) => one >= 1 && one <= 7)) return row
  return rowsOfDays.length === 7 ? rowsOfDays.toSorted((one, other) => one - other).indexOf(row) + 1 : null
}
