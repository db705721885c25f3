/** A shop of the worked examples for tests: a rota of one week, templates, members, written straight to the tables. */
import { sql } from '#platform/database/sql.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { newId } from '#platform/values/ids.ts'
import type { Person, Shop, World } from '../../../test/world.ts'
import type { Mode } from './rules/policy.ts'

export interface PlannedShop {
  readonly shop: Shop
  readonly planner: Person
  readonly kind: string
  readonly rota: string
  run(statement: ReturnType<typeof sql>): Promise<{ rows: unknown[] }>
  all<T>(statement: ReturnType<typeof sql>): Promise<T[]>
  member(name: string, mode?: Mode, more?: { skills?: string[] }): Promise<Member>
  template(wish: TemplateWish): Promise<{ id: string; group: string }>
  hold(template: { id: string; group: string }, member: Member, from: string, until?: string): Promise<string>
  oneOff(wish: ShiftWish): Promise<{ id: string; group: string }>
  sit(shift: { id: string; group: string }, member: Member, purpose?: string): Promise<string>
}
export interface Member extends Person {
  readonly id: string
}
export interface TemplateWish {
  readonly name?: string
  readonly day: number
  readonly starts: string
  readonly ends: string
  readonly seats?: number
  readonly from?: string
}
export interface ShiftWish {
  readonly day: string
  readonly startsAt: string
  readonly endsAt: string
  readonly seats?: number
  readonly skills?: string[]
  readonly warnings?: string[]
}

export async function plannedShop(world: World, anchor = '2025-03-03'): Promise<PlannedShop> {
  const shop = await world.shop()
  const db = world.house.database.for(shop.id)
  const run = async (statement: ReturnType<typeof sql>) => (await statement.execute(db)) as { rows: unknown[] }
  const [kind, rota] = [newId(), newId()]
  await run(sql`insert into shifts.kind (organisation_id, id, name) values (${shop.id}, ${kind}, 'Shop')`)
  await run(sql`insert into shifts.rota (organisation_id, id, name, anchor_day, valid_from)
    values (${shop.id}, ${rota}, 'Week', ${anchor}, '2020-01-01')`)
  await run(sql`insert into shifts.rota_week (organisation_id, rota_id, sequence, letter)
    values (${shop.id}, ${rota}, 1, 'A')`)
  return {
    shop,
    kind,
    rota,
    planner: await shop.person('Ines', 'planner'),
    run,
    all: async <T>(statement: ReturnType<typeof sql>) => (await run(statement)).rows as T[],
    async member(name, mode = 'flying', more = {}) {
      const person = await shop.person(name, 'member')
      const id = newId()
      await run(sql`insert into members.contact (organisation_id, id, kind, first_name, last_name, email, account_id, created_at)
        values (${shop.id}, ${id}, 'person', ${name}, 'Test', ${person.email}, ${person.account as AccountId}, now())`)
      await run(sql`insert into members.membership (organisation_id, contact_id, since, role)
        values (${shop.id}, ${id}, '2020-01-01', 'worker')`)
      await run(sql`insert into shifts.worker (organisation_id, member_id, mode, flying_start, exempt_reason, skills)
        values (${shop.id}, ${id}, ${mode}, ${mode === 'flying' ? '2024-01-01' : null},
          ${mode === 'exempt' ? 'ill' : null}, ${more.skills ?? []}::text[])`)
      return { ...person, id }
    },
    async template({ name = 'Template', day, starts, ends, seats = 5, from = '2025-01-01' }) {
      const [id, group] = [newId(), newId()]
      await run(sql`insert into shifts.template (organisation_id, id, name, kind_id, rota_id, week_sequence, day_number,
          from_day, starts, ends, state)
        values (${shop.id}, ${id}, ${name}, ${kind}, ${rota}, 1, ${day}, ${from}, ${starts}, ${ends}, 'active')`)
      await run(sql`insert into shifts.seat_group (organisation_id, id, template_id, role, seats)
        values (${shop.id}, ${group}, ${id}, 'any', ${seats})`)
      return { id, group }
    },
    async hold(template, member, from, until) {
      const id = newId()
      await run(sql`insert into shifts.fixed_seat (organisation_id, id, template_id, group_id, member_id, from_day,
          until_day, given_at)
        values (${shop.id}, ${id}, ${template.id}, ${template.group}, ${member.id}, ${from}, ${until ?? null}, now())`)
      return id
    },
    async oneOff({ day, startsAt, endsAt, seats = 5, skills = [], warnings = [] }) {
      const [id, group] = [newId(), newId()]
      await run(sql`insert into shifts.shift (organisation_id, id, kind_id, name, day, local_start, local_end, starts_at, ends_at)
        values (${shop.id}, ${id}, ${kind}, 'One', ${day}, '10:00', '12:00', ${startsAt}, ${endsAt})`)
      await run(sql`insert into shifts.shift_group (organisation_id, shift_id, group_id, role, seats, skills, warnings)
        values (${shop.id}, ${id}, ${group}, 'any', ${seats}, ${skills}::text[], ${warnings}::text[])`)
      return { id, group }
    },
    async sit(shift, member, purpose = 'flying') {
      const id = newId()
      await run(sql`insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source, booked_at)
        values (${shop.id}, ${id}, ${shift.id}, ${shift.group}, ${member.id}, ${purpose}, 'self', now())`)
      return id
    },
  }
}
