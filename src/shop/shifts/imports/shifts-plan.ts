/** What would become of each line of dated shifts. Pure but for new ids. */
import type { PlannedRow, RowChange, RowProblem } from '#platform/imports/kind.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { momentsOf } from '../rules/occurrence.ts'
import type { Purpose } from '../rules/policy.ts'
import { mayHold } from '../rules/purpose.ts'
import type { ImportedSeat, ImportedShift, KnownSeat } from '../store/imported-shifts.ts'
import type { KnownWorker, NewWorker } from '../store/importing.ts'
import type { Meant } from './people.ts'
import { changeOf, fault, remark } from './problems.ts'
import type { DatedPlace, PlacedSeat } from './shifts-place.ts'
import type { SeatWish } from './shifts-read.ts'

export interface SeatPeople {
  readonly worker: Meant | null
  readonly standIn: Meant | null
  readonly lead: Meant | null
}

export interface SeatFacts {
  readonly today: Day
  readonly now: Instant
  readonly zone: string
  readonly workers: ReadonlyMap<string, KnownWorker>
  readonly names: ReadonlyMap<string, string>
  /** What the column of modes is called, for the reason of an exemption. */
  readonly modeHeader: string
  peopleOf(wish: SeatWish): SeatPeople
  /** Unsubscribed or leaving: no import seats them on shifts to come. */
  isSeatless(contact: string): boolean
}

/** Where the seats of a shift go; the same on all lines of the shift. */
export interface ShiftRow {
  readonly shift: ImportedShift
  readonly isNew: boolean
  readonly rota: string | null
  readonly groups: readonly {
    readonly id: string
    readonly role: string
    readonly seats: number
    readonly before: number | null
  }[]
}

export interface SeatRow {
  readonly on: ShiftRow
  readonly seat: ImportedSeat | null
  readonly before: KnownSeat | null
  readonly worker: NewWorker | null
}

/** One planned row per line; `hints` come from what the file as a whole says. */
export function planSeats(
  placed: readonly PlacedSeat[],
  facts: SeatFacts,
  hints: (seat: PlacedSeat) => readonly RowProblem[],
): PlannedRow<SeatRow>[] {
  const shifts = new Map<DatedPlace, ShiftPlan>()
  for (const { place } of placed) if (place && !shifts.has(place)) shifts.set(place, new ShiftPlan(place, facts))
  return placed.map((one) => {
    const { wish, place } = one
    const told = [...wish.problems, ...one.problems, ...hints(one)]
    const plan = place && shifts.get(place)
    if (plan) return plan.row(wish, told)
    return {
      line: wish.line,
      label: labelOf(wish, null, null),
      problems: told,
      changes: [],
      row: null,
      outcome: 'faulty',
    }
  })
}

const isFaulty = (problems: readonly RowProblem[]): boolean => problems.some(({ severity }) => severity === 'error')

const labelOf = (wish: SeatWish, name: string | null, who: string | null): string =>
  [`${wish.day ?? ''} ${wish.starts}`.trim(), name ?? wish.template, who].filter(Boolean).join(' · ')

/** One dated shift with the lines that lie on it. */
class ShiftPlan {
  readonly #place: DatedPlace
  readonly #facts: SeatFacts
  readonly #on: ShiftRow
  /** Who sits there already by an earlier line, and on which. */
  readonly #seated = new Map<string, number>()
  readonly #grown: ReadonlySet<number>

  constructor(place: DatedPlace, facts: SeatFacts) {
    this.#place = place
    this.#facts = facts
    this.#on = shiftRow(place, facts)
    const empty = place.lines.filter(({ worker }) => worker === null)
    const capacity = (place.known?.groups ?? []).reduce((sum, { seats }) => sum + seats, 0)
    const grown = place.known ? Math.max(0, place.lines.length - capacity) : empty.length
    this.#grown = new Set(empty.slice(empty.length - Math.min(grown, empty.length)).map(({ line }) => line))
  }

  row(wish: SeatWish, told: readonly RowProblem[]): PlannedRow<SeatRow> {
    const { worker, standIn } = this.#facts.peopleOf(wish)
    const who = worker?.contact ?? null
    const problems = [...told, ...this.#oddPeople(wish, worker, standIn, isFaulty(told)), ...this.#others(wish)]
    const label = labelOf(wish, this.#on.shift.name, who ? (this.#facts.names.get(who) ?? null) : null)
    const base = { line: wish.line, label, problems, changes: [], row: null }
    if (isFaulty(problems)) return { ...base, outcome: 'faulty' }
    if (who === null) {
      const row = { on: this.#on, seat: null, before: null, worker: null }
      return this.#grown.has(wish.line) ? { ...base, outcome: 'create', row } : { ...base, outcome: 'same' }
    }
    return this.#seatOf(wish, who, standIn?.contact ?? null, base)
  }

  #seatOf(
    wish: SeatWish,
    who: string,
    standIn: string | null,
    base: Omit<PlannedRow<SeatRow>, 'outcome'>,
  ): PlannedRow<SeatRow> {
    const before = seatBefore(this.#place.known?.seats ?? [], who, wish.state)
    const held = this.#place.template?.held.find(
      (seat) => seat.member === who && (seat.until === null || seat.until >= (wish.day ?? '')),
    )
    const worker = this.#newWorker(wish, who, held !== undefined)
    const mode = this.#facts.workers.get(who)?.mode ?? worker?.mode ?? 'flying'
    const purpose = purposeOf(wish, mode, held !== undefined)
    const group = before?.group ?? held?.group ?? this.#on.groups[0]?.id ?? ''
    const seat = {
      ...{
        id: before?.id ?? newId<string>(),
        shift: this.#on.shift.id,
        member: who,
        group,
        standIn,
        purpose,
        state: wish.state,
      },
      fixedSeat: before?.fixedSeat ?? (purpose === 'regular' ? (held?.id ?? null) : null),
      cancelReason: wish.state === 'cancelled' ? (before?.cancelReason ?? wish.stateText) : null,
    }
    const remarks = this.#remarks(wish, who, mode, purpose)
    const row = { on: this.#on, seat, before, worker }
    const told = { ...base, problems: [...base.problems, ...remarks] }
    const ahead = wish.state === 'planned' && this.#on.shift.startsAt > this.#facts.now
    if (!before && ahead && this.#facts.isSeatless(who)) {
      const text = this.#facts.names.get(who) ?? ''
      return {
        ...base,
        problems: [...base.problems, remark(wish.line, 'person', 'shift_import.seatless', { text })],
        outcome: 'same',
      }
    }
    if (!before) return { ...told, outcome: 'create', row }
    const changes = this.#changes(before, seat)
    return changes.length === 0 ? { ...told, outcome: 'same' } : { ...told, outcome: 'update', changes, row }
  }

  #changes(before: KnownSeat, after: KnownSeat): RowChange[] {
    const name = (id: string | null): string | null => (id === null ? null : (this.#facts.names.get(id) ?? id))
    return [
      ...changeOf('state', before.state, after.state),
      ...changeOf('regular', before.purpose, after.purpose),
      ...changeOf('replacedBy', name(before.standIn), name(after.standIn)),
    ]
  }

  #oddPeople(wish: SeatWish, worker: Meant | null, standIn: Meant | null, faulty: boolean): RowProblem[] {
    const odd: RowProblem[] = []
    if (worker?.problem) odd.push(fault(wish.line, 'person', worker.problem.code, worker.problem.facts))
    if (standIn?.problem) odd.push(fault(wish.line, 'replacedBy', standIn.problem.code, standIn.problem.facts))
    if (wish.state !== 'planned' && wish.state !== 'cancelled' && wish.worker === null)
      odd.push(fault(wish.line, 'state', 'shift_import.nobody', { text: wish.stateText }))
    // A line that cannot be imported takes nobody's place.
    if (wish.state === 'cancelled' || faulty) return odd
    for (const [field, contact] of [
      ['person', worker?.contact],
      ['replacedBy', standIn?.contact],
    ] as const) {
      if (!contact) continue
      const text = this.#facts.names.get(contact) ?? ''
      const first = this.#seated.get(contact)
      if (first !== undefined) odd.push(fault(wish.line, field, 'shift_import.seated_twice', { text, line: first }))
      this.#seated.set(contact, first ?? wish.line)
    }
    return odd
  }

  /** Who sits there although no line says so, and a lead nobody knows: told once, beside the first line. */
  #others(wish: SeatWish): RowProblem[] {
    if (wish !== this.#place.lines[0]) return []
    const named = new Set(this.#place.lines.map((line) => this.#facts.peopleOf(line).worker?.contact))
    const lost = this.#facts.peopleOf(wish).lead?.problem
    const leads = lost ? [remark(wish.line, 'lead', 'shift_import.lead_unknown', lost.facts)] : []
    const others = othersOn(this.#place, named).map(({ member }) =>
      remark(wish.line, null, 'shift_import.sits_too', { text: this.#facts.names.get(member) ?? '' }),
    )
    return [...leads, ...others]
  }

  #remarks(wish: SeatWish, who: string, mode: KnownWorker['mode'], purpose: Purpose): RowProblem[] {
    const told: RowProblem[] = []
    const text = this.#facts.names.get(who) ?? ''
    if (!mayHold(mode, purpose)) told.push(remark(wish.line, 'person', 'shift_import.mode_differs', { text }))
    const outcome = wish.state !== 'planned' && wish.state !== 'cancelled'
    if (outcome && this.#on.shift.startsAt > this.#facts.now)
      told.push(remark(wish.line, 'state', 'shift_import.not_begun'))
    return told
  }

  /** People whom no import and no office made workers yet take part as the file says. */
  #newWorker(wish: SeatWish, who: string, holds: boolean): NewWorker | null {
    if (this.#facts.workers.has(who)) return null
    const mode = wish.mode ?? (wish.regular || wish.makeUp || holds ? 'regular' : 'flying')
    return {
      ...{ member: who, mode, isLead: false },
      flyingStart: mode === 'flying' ? this.#facts.today : null,
      exemptReason: mode === 'exempt' ? `${this.#facts.modeHeader}: ${wish.mode}` : null,
    }
  }
}

/** A live row first: somebody may have cancelled and come back. */
function seatBefore(seats: readonly KnownSeat[], who: string, state: string): KnownSeat | null {
  const own = seats.filter(({ member }) => member === who)
  const live = own.find((seat) => seat.state !== 'cancelled')
  const cancelled = own.findLast((seat) => seat.state === 'cancelled')
  return (state === 'cancelled' ? (cancelled ?? live) : live) ?? null
}

const othersOn = ({ known }: DatedPlace, named: ReadonlySet<string | null | undefined>): KnownSeat[] =>
  (known?.seats ?? []).filter(({ state, member }) => state !== 'cancelled' && !named.has(member))

/** What a row counts as: as the file says, else a holder's is regular, else by how the person takes part. */
function purposeOf(wish: SeatWish, mode: KnownWorker['mode'], holds: boolean): Purpose {
  if (wish.regular || (wish.regular === null && holds && !wish.makeUp)) return 'regular'
  if (wish.makeUp || mode === 'regular') return 'make_up'
  return mode === 'exempt' ? 'unpaid' : 'flying'
}

function shiftRow(place: DatedPlace, facts: SeatFacts): ShiftRow {
  const { template, kind, known, lines } = place
  const first = lines[0] as SeatWish
  const day = (first.day ?? facts.today) as Day
  const gone = lines.every(({ state }) => state === 'cancelled') ? first.stateText : null
  const lead =
    lines.map((line) => facts.peopleOf(line).lead?.contact).find((contact) => contact) ?? template?.lead ?? null
  const shift = {
    ...{
      id: known?.id ?? newId<string>(),
      template: template?.id ?? null,
      day,
      starts: first.starts,
      ends: first.ends,
    },
    kind: kind?.id ?? template?.kind ?? '',
    name: template?.name ?? first.name ?? kind?.name ?? '',
    ...momentsOf(day, first.starts, first.ends, facts.zone),
    ...{ letter: place.letter, lead, cancelReason: gone },
  }
  return { shift, isNew: known === null, rota: template?.rota ?? null, groups: groupsOf(place, facts) }
}

/** As many seats as the file has lines, and never fewer than people sit there. */
function groupsOf(place: DatedPlace, facts: SeatFacts): ShiftRow['groups'] {
  const { known, template, lines } = place
  const named = new Set(lines.map((line) => facts.peopleOf(line).worker?.contact))
  const wanted = lines.length + othersOn(place, named).length
  const given = known
    ? known.groups.map(({ id, seats }) => ({ id, role: 'shift', seats, before: seats }))
    : (template?.groups ?? [{ id: newId<string>(), role: 'shift', seats: 0 }]).map(({ id, role, seats }) => ({
        id,
        role,
        seats,
        before: null,
      }))
  const [first, ...others] = given
  if (!first) return []
  const rest = others.reduce((sum, { seats }) => sum + seats, 0)
  const seats = Math.max(wanted - rest, known ? first.seats : 1)
  return [{ ...first, seats }, ...others]
}
