/** Kinds and rotas. */
import { action, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-planning.ts'
import { isValidOn, type Rota, weekOf, whyNotRota } from '../rules/rota.ts'
import * as store from '../store/rota.ts'

export const listKinds = read('shifts.listKinds', async (ctx, { archived }: { archived: boolean }) => ({
  kinds: await store.readKinds(ctx.db, ctx.organisation, archived),
  beneficiaries: await store.readBeneficiaries(ctx.db, ctx.organisation),
}))

export const createKind = action('shifts.createKind', async (ctx, input: InputOf<typeof contract.createKind>) => {
  if (await store.kindByName(ctx.db, ctx.organisation, input.name))
    refuseWith([refuse('kind.name_taken', { name: input.name })])
  const id = newId()
  await store.addKind(ctx.db, ctx.organisation, { id, ...input })
  ctx.record('shifts.kind_created', { subject: id })
  return { kind: id }
})

export const editKind = action('shifts.editKind', async (ctx, input: InputOf<typeof contract.editKind>) => {
  const kinds = await store.readKinds(ctx.db, ctx.organisation, true)
  const kind = found(
    kinds.find(({ id }) => id === input.kind),
    'shift_kind',
  )
  const name = input.name ?? kind.name
  const archived = input.archived ?? kind.archived
  const no: Refusal[] = []
  const same = await store.kindByName(ctx.db, ctx.organisation, name)
  if (!archived && same && same.id !== kind.id) no.push(refuse('kind.name_taken', { name }))
  const used = archived && !kind.archived ? await store.templatesOfKind(ctx.db, ctx.organisation, kind.id) : 0
  if (used > 0) no.push(refuse('kind.in_use', { name, templates: used }))
  refuseWith(no)
  await store.writeKind(ctx.db, ctx.organisation, {
    id: kind.id,
    name,
    description: input.description === undefined ? kind.description : input.description,
    colour: input.colour === undefined ? kind.colour : input.colour,
    archivedAt: archived ? ctx.now : null,
  })
  ctx.record('shifts.kind_edited', { subject: kind.id })
  return {}
})

export const listRotas = read('shifts.listRotas', async (ctx, _input: Record<never, never>) => {
  const rotas = await store.readRotas(ctx.db, ctx.organisation)
  return {
    rotas: rotas.map((rota) => ({
      ...rota,
      weeks: [...rota.weeks],
      today: isValidOn(rota, ctx.today) ? weekOf(rota, ctx.today) : null,
    })),
  }
})

type Fields = InputOf<typeof contract.createRota>

const rotaFrom = (id: string, fields: Fields): Rota => ({
  id,
  name: fields.name,
  anchorDay: fields.anchorDay as Day,
  validFrom: fields.validFrom as Day,
  validTo: fields.validTo as Day | null,
  priority: fields.priority,
  weeks: fields.weeks.map((week, index) => ({ sequence: index + 1, ...week })),
})

export const createRota = action('shifts.createRota', async (ctx, input: Fields) => {
  const rota = rotaFrom(newId(), input)
  refuseWith(whyNotRota(rota, await store.readRotas(ctx.db, ctx.organisation)))
  await store.writeRota(ctx.db, ctx.organisation, rota)
  ctx.record('shifts.rota_created', { subject: rota.id })
  return { rota: rota.id }
})

export const editRota = action('shifts.editRota', async (ctx, input: InputOf<typeof contract.editRota>) => {
  const rotas = await store.readRotas(ctx.db, ctx.organisation)
  const before = found(
    rotas.find(({ id }) => id === input.rota),
    'rota',
  )
  const { rota: _rota, ...given } = input
  const wished = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const after = rotaFrom(before.id, { ...before, weeks: [...before.weeks], ...wished } as Fields)
  const used = await store.weeksInUse(ctx.db, ctx.organisation, before.id)
  refuseWith([...whyNotRota(after, rotas), ...whyNotWeeks(before, after, used)])
  await store.writeRota(ctx.db, ctx.organisation, after)
  ctx.record('shifts.rota_edited', { subject: after.id })
  return {}
})

/** Weeks with templates keep their days, and the anchor stays once shifts were made: dates would change their letter. */
function whyNotWeeks(before: Rota, after: Rota, used: Awaited<ReturnType<typeof store.weeksInUse>>): Refusal[] {
  const no: Refusal[] = used.flatMap(({ sequence, lastDay }) => {
    const week = after.weeks.find((one) => one.sequence === sequence)
    const letter = before.weeks.find((one) => one.sequence === sequence)?.letter ?? ''
    return !week || week.lengthDays < lastDay ? [refuse('rota.week_in_use', { week: letter })] : []
  })
  const moved = before.anchorDay !== after.anchorDay || lengths(before) !== lengths(after)
  if (moved && used.some(({ made }) => made)) no.push(refuse('rota.anchor_in_use', { anchor: before.anchorDay }))
  return no
}

const lengths = (rota: Rota): string => rota.weeks.map(({ lengthDays }) => lengthDays).join(' ')
