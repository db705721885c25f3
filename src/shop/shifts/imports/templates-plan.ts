/** Which template each record means, and what would become of it; where it lies says `templates-place.ts`. Pure but for
 *  new ids. */
import type { PlannedRow, RowChange, RowProblem } from '#platform/imports/kind.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { plain } from '#platform/values/text.ts'
import type { Rota } from '../rules/rota.ts'
import type { TemplateChange, TemplateState } from '../rules/template-edit.ts'
import type { KeyedKind, KnownWorker, WeekMark } from '../store/importing.ts'
import { kindMeant } from './kinds.ts'
import type { Meant } from './people.ts'
import { changeOf, fault, remark } from './problems.ts'
import { type ChosenRota, type Place, type Placing, placeOf, rotaFor } from './templates-place.ts'
import type { TemplateWish, WorkerWish } from './templates-read.ts'
import { isKey } from './written.ts'

export interface KnownTemplate extends TemplateState {
  readonly key: string | null
}

export interface TemplateFacts {
  readonly today: Day
  readonly general: string
  readonly kinds: readonly KeyedKind[]
  readonly rotas: readonly Rota[]
  readonly marks: readonly WeekMark[]
  readonly templates: readonly KnownTemplate[]
  readonly workers: ReadonlyMap<string, KnownWorker>
  /** Answers for workers and leads. */
  meant(wish: WorkerWish): Meant
  leadOf(wish: TemplateWish): Meant | null
  /** Unsubscribed or leaving: no import seats them. */
  isSeatless(contact: string): boolean
  /** On a leave, or with one ahead, that takes fixed seats. */
  isAway(contact: string): boolean
  readonly names: ReadonlyMap<string, string>
}

export interface TemplateRow {
  readonly after: TemplateState
  readonly key: string | null
  readonly isNew: boolean
  readonly newKind: Omit<KeyedKind, 'archived'> | null
  readonly newRota: { readonly rota: Rota; readonly settled: boolean } | null
  readonly mark: Omit<WeekMark, 'settled'> | null
  readonly change: TemplateChange | null
  /** What takes the edit back, unless somebody else edits meanwhile. */
  readonly undoing: { readonly change: TemplateChange | null; readonly key: string | null } | null
  /** Who gets a fixed seat. */
  readonly seated: readonly string[]
}

export function planTemplates(wishes: readonly TemplateWish[], facts: TemplateFacts): PlannedRow<TemplateRow>[] {
  const rota = rotaFor(wishes, facts)
  const kinds = kindsFor(wishes, facts)
  const placed = wishes.map((wish) => ({ wish, place: placeOf(wish, rota, wishes, facts) }))
  const matched = matchTemplates(placed, kinds, facts)
  const twice = twins(placed)
  return placed.map(({ wish, place }, at) => {
    const known = matched[at] ?? null
    const hints: RowProblem[] = [...(twice.get(wish.line) ?? []), ...(at === 0 ? rota.hints(wish.line) : [])]
    return planOne(wish, place, known, { rota, kinds, hints }, facts)
  })
}

type KindOf = (wish: TemplateWish) => {
  readonly known: KeyedKind | null
  readonly made: Omit<KeyedKind, 'archived'> | null
}

/** Kinds by key or name; a name that is new makes a kind, a key that is new cannot. */
function kindsFor(wishes: readonly TemplateWish[], facts: TemplateFacts): KindOf {
  const made = new Map<string, Omit<KeyedKind, 'archived'>>()
  for (const { kind } of wishes) {
    const name = kind === '' ? facts.general : kind
    if (!kindMeant(facts.kinds, name) && !isKey(name) && !made.has(plain(name)))
      made.set(plain(name), { id: newId(), name, description: null, key: null })
  }
  return ({ kind }) => {
    const name = kind === '' ? facts.general : kind
    return { known: kindMeant(facts.kinds, name) ?? null, made: made.get(plain(name)) ?? null }
  }
}

interface Placed {
  readonly wish: TemplateWish
  readonly place: Placing
}

const placeKey = (rota: string, sequence: number, dayNumber: number): string => `${rota} ${sequence} ${dayNumber}`

/** By key, by name at its place, then by time and kind at its place where nothing else claims that template. */
function matchTemplates(placed: readonly Placed[], kinds: KindOf, facts: TemplateFacts): (KnownTemplate | null)[] {
  const claimed = new Set<string>()
  const claim = (found: KnownTemplate | undefined): KnownTemplate | null => {
    if (!found || claimed.has(found.id)) return null
    claimed.add(found.id)
    return found
  }
  const at = ({ place }: Placed): readonly KnownTemplate[] =>
    place.place === null
      ? []
      : facts.templates.filter(
          (one) =>
            one.rota !== null &&
            placeKey(one.rota, one.weekSequence ?? 0, one.dayNumber ?? 0) ===
              placeKey(place.place?.rota.id ?? '', place.place?.week.sequence ?? 0, place.place?.dayNumber ?? 0),
        )
  const found: (KnownTemplate | null)[] = placed.map(({ wish }) =>
    wish.key === null ? null : claim(facts.templates.find(({ key }) => key === wish.key)),
  )
  placed.forEach((one, index) => {
    const name = one.wish.name
    if (name !== null) found[index] ??= claim(at(one).find((known) => plain(known.name) === plain(name)))
  })
  placed.forEach((one, index) => {
    const kind = kinds(one.wish).known
    found[index] ??= claim(
      at(one).find(
        (known) =>
          !claimed.has(known.id) &&
          known.starts === one.wish.starts &&
          known.ends === one.wish.ends &&
          (one.wish.kind === '' || kind === null || known.kind === kind.id),
      ),
    )
  })
  return found
}

/** The same template on two records: same key, or same place, name and times. */
function twins(placed: readonly Placed[]): ReadonlyMap<number, RowProblem[]> {
  const [lines, problems] = [new Map<string, number>(), new Map<number, RowProblem[]>()]
  for (const { wish, place } of placed) {
    const where = place.place
      ? placeKey(place.place.rota.id, place.place.week.sequence, place.place.dayNumber)
      : `${wish.week} ${wish.weekday}`
    const keys = [`${where} ${wish.starts} ${wish.ends} ${plain(wish.name ?? '')} ${plain(wish.kind)}`]
    if (wish.name) keys.push(`${where} ${plain(wish.name)}`)
    if (wish.key) keys.push(wish.key)
    const first = keys.map((key) => lines.get(key)).find((line) => line !== undefined)
    if (first !== undefined) problems.set(wish.line, [fault(wish.line, 'title', 'shift_import.twice', { line: first })])
    for (const key of keys) lines.set(key, first ?? wish.line)
  }
  return problems
}

interface Chosen {
  readonly rota: ChosenRota
  readonly kinds: KindOf
  readonly hints: readonly RowProblem[]
}

function planOne(
  wish: TemplateWish,
  { place, problems: lost }: Placing,
  known: KnownTemplate | null,
  { rota, kinds, hints }: Chosen,
  facts: TemplateFacts,
): PlannedRow<TemplateRow> {
  const kind = kinds(wish)
  const told = kind.known?.id ?? kind.made?.id ?? known?.kind ?? null
  const kindId = wish.kind === '' && known ? known.kind : told
  const people = seatedPeople(wish, known, facts)
  const named = facts.leadOf(wish)
  const lead = named?.contact && facts.isSeatless(named.contact) ? null : named
  const problems = [...wish.problems, ...lost, ...hints, ...people.problems]
  if (kindId === null) problems.push(fault(wish.line, 'kind', 'shift_import.kind_unknown', { text: wish.kind }))
  if (lead?.problem) problems.push(remark(wish.line, 'lead', 'shift_import.lead_unknown', lead.problem.facts))
  const name = wish.name ?? known?.name ?? `${kind.known?.name ?? kind.made?.name ?? ''} ${wish.starts}`.trim()
  const label = [place?.week.letter, name].filter(Boolean).join(' · ')
  const base = { line: wish.line, label, problems, changes: [], row: null }
  if (!place || kindId === null || problems.some(({ severity }) => severity === 'error'))
    return { ...base, outcome: 'faulty' }
  if (!wish.active) return { ...base, outcome: 'skip' }
  const after = stateAfter(wish, place, known, { name, kind: kindId, lead: lead?.contact ?? known?.lead ?? null })
  const held = people.contacts.filter((contact) => !holds(known, contact, facts.today))
  const holders = new Set([
    ...(known?.held ?? []).filter((seat) => runs(seat, facts.today)).map(({ member }) => member),
    ...held,
  ])
  const seats = after.groups.reduce((sum, group) => sum + group.seats, 0)
  if (holders.size > seats)
    return {
      ...base,
      problems: [
        ...problems,
        fault(wish.line, 'seats', 'template.below_held', { template: name, held: holders.size, seats }),
      ],
      outcome: 'faulty',
    }
  const row = {
    ...{
      after,
      key: wish.key ?? known?.key ?? null,
      isNew: known === null,
      newKind: kind.made?.id === kindId ? kind.made : null,
    },
    newRota: rota.isNew ? { rota: rota.rota, settled: rota.settled } : null,
    mark: isKey(wish.week) ? markOf(wish.week, place, facts) : null,
    ...{ change: known ? changeTo(known, after) : null, seated: held, undoing: undoingOf(known, after) },
  }
  if (!known) return { ...base, outcome: 'create', row }
  const changes = changesOf(known, after, row, held, facts)
  return changes.length === 0 ? { ...base, outcome: 'same' } : { ...base, outcome: 'update', changes, row }
}

function markOf(key: string, { rota, week }: Place, facts: TemplateFacts): Omit<WeekMark, 'settled'> {
  const known = facts.marks.find((mark) => mark.rota === rota.id && mark.sequence === week.sequence)
  return { rota: rota.id, sequence: week.sequence, key, names: known?.names ?? [] }
}

const runs = (seat: { readonly until: Day | null }, today: Day): boolean => seat.until === null || seat.until >= today
const holds = (known: KnownTemplate | null, contact: string, today: Day): boolean =>
  known?.held.some((seat) => seat.member === contact && runs(seat, today)) ?? false

/** Everybody named, or why not: unknown, twice, or somebody who takes part without a fixed seat. */
function seatedPeople(wish: TemplateWish, known: KnownTemplate | null, facts: TemplateFacts) {
  const [contacts, problems]: [string[], RowProblem[]] = [[], []]
  for (const worker of wish.workers) {
    const { contact, problem } = facts.meant(worker)
    if (contact === null) {
      problems.push(fault(worker.line, worker.field, problem.code, problem.facts))
      continue
    }
    const text = facts.names.get(contact) ?? ''
    const mode = facts.workers.get(contact)?.mode
    if (contacts.includes(contact))
      problems.push(fault(worker.line, worker.field, 'shift_import.person_twice', { text }))
    else if (mode === 'flying' && !holds(known, contact, facts.today))
      problems.push(fault(worker.line, worker.field, 'shift_import.person_flying', { text }))
    else if (facts.isSeatless(contact) && !holds(known, contact, facts.today))
      problems.push(remark(worker.line, worker.field, 'shift_import.seatless', { text }))
    else if (facts.isAway(contact) && !holds(known, contact, facts.today))
      problems.push(remark(worker.line, worker.field, 'shift_import.away', { text }))
    else contacts.push(contact)
    if (mode === 'exempt') problems.push(remark(worker.line, worker.field, 'shift_import.person_exempt', { text }))
  }
  const missing =
    wish.workers.length === 0
      ? []
      : (known?.held ?? []).filter((seat) => runs(seat, facts.today) && !contacts.includes(seat.member))
  for (const seat of missing)
    problems.push(
      remark(wish.line, 'workers', 'shift_import.holds_still', { text: facts.names.get(seat.member) ?? '' }),
    )
  return { contacts, problems }
}

function stateAfter(
  wish: TemplateWish,
  place: Place,
  known: KnownTemplate | null,
  told: { readonly name: string; readonly kind: string; readonly lead: string | null },
): TemplateState {
  const [first, ...others] = known?.groups ?? []
  const rest = others.reduce((sum, group) => sum + group.seats, 0)
  const empty = { id: newId(), role: 'shift', seats: 0, minSeats: 0, skills: [], warnings: [] }
  const group = { ...(first ?? empty), seats: wish.seats > rest ? wish.seats - rest : 1 }
  return {
    ...(known ?? {
      ...{ id: newId(), seriesEvery: null, seriesUnit: null, seriesAheadCount: null, until: null, weight: 1 },
      ...{ beneficiary: null, publicHolidays: 'run' as const, state: 'active' as const, version: 1, held: [] },
      from: place.rota.validFrom,
    }),
    ...told,
    ...{ rota: place.rota.id, weekSequence: place.week.sequence, dayNumber: place.dayNumber },
    ...{
      starts: wish.starts,
      ends: wish.ends,
      groups: [{ ...group, minSeats: Math.min(group.minSeats, group.seats) }, ...others],
    },
  }
}

/** The edit that the planner would make on the screen. */
function changeTo(known: KnownTemplate, after: TemplateState): TemplateChange | null {
  const { name, kind, starts, ends, lead, groups, rota, weekSequence, dayNumber } = after
  const same =
    [name, kind, starts, ends, lead].join('|') ===
      [known.name, known.kind, known.starts, known.ends, known.lead].join('|') &&
    placeKey(rota ?? '', weekSequence ?? 0, dayNumber ?? 0) ===
      placeKey(known.rota ?? '', known.weekSequence ?? 0, known.dayNumber ?? 0) &&
    JSON.stringify(groups) === JSON.stringify(known.groups)
  if (same) return null
  const place = { rota: rota ?? '', week: weekSequence ?? 1, day: dayNumber ?? 1 }
  return { do: 'edit', template: known.id, fields: { name, kind, starts, ends, lead, groups, place } }
}

/** Back to what was there; refused by its version where somebody edited the template since. */
function undoingOf(known: KnownTemplate | null, after: TemplateState): TemplateRow['undoing'] {
  if (!known) return null
  const change = changeTo({ ...after, key: null }, known)
  return { change: change?.do === 'edit' ? { ...change, version: known.version + 1 } : null, key: known.key }
}

function changesOf(
  known: KnownTemplate,
  after: TemplateState,
  row: TemplateRow,
  held: readonly string[],
  facts: TemplateFacts,
): RowChange[] {
  const kindName = (id: string): string => facts.kinds.find((kind) => kind.id === id)?.name ?? row.newKind?.name ?? ''
  const weekOf = ({ rota, weekSequence }: TemplateState): string =>
    facts.rotas.find(({ id }) => id === rota)?.weeks.find(({ sequence }) => sequence === weekSequence)?.letter ?? ''
  const sum = ({ groups }: TemplateState): number => groups.reduce((all, group) => all + group.seats, 0)
  const marked =
    row.mark && facts.marks.find((mark) => mark.rota === row.mark?.rota && mark.sequence === row.mark.sequence)
  return [
    ...changeOf('title', known.name, after.name),
    ...changeOf('kind', kindName(known.kind), kindName(after.kind)),
    ...changeOf('week', weekOf(known), weekOf(after)),
    ...changeOf('day', known.dayNumber, after.dayNumber),
    ...changeOf('start', known.starts, after.starts),
    ...changeOf('end', known.ends, after.ends),
    ...changeOf('seats', sum(known), sum(after)),
    ...changeOf(
      'lead',
      facts.names.get(known.lead ?? '') ?? known.lead,
      facts.names.get(after.lead ?? '') ?? after.lead,
    ),
    ...changeOf('workers', null, held.map((contact) => facts.names.get(contact) ?? '').join(', ') || null),
    ...changeOf('externalId', known.key, row.key),
    ...(marked && row.mark && marked.key !== row.mark.key ? changeOf('week', marked.key, row.mark.key) : []),
  ]
}
