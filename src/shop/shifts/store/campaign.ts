/** Campaigns and how far their templates are filled. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { SeriesUnit } from '../rules/series.ts'
import { weekdaySql } from './rota.ts'

export interface CampaignRow {
  readonly id: string
  readonly name: string
  readonly untilDay: Day
  readonly seatsFrom: Day
  readonly lines: {
    template: string
    name: string
    kindName: string
    weekLetter: string | null
    weekday: number | null
    day: number | null
    every: number | null
    unit: SeriesUnit | null
    starts: TimeOfDay
    ends: TimeOfDay
    minPeople: number
    maxPeople: number
    members: string[]
  }[]
}

/** Campaigns with the people who hold a seat of each template on the campaign's first day or later. */
export const readCampaigns = (db: Db, organisation: OrganisationId): Promise<CampaignRow[]> =>
  rows(
    db,
    sql<CampaignRow>`select campaign.id, campaign.name, campaign.until_day as "untilDay", campaign.seats_from as "seatsFrom",
        coalesce((select json_agg(json_build_object('template', line.template_id, 'name', template.name,
            'kindName', kind.name, 'weekLetter', week.letter, 'weekday', ${weekdaySql}, 'day', template.day_number,
            'every', template.series_every, 'unit', template.series_unit,
            'starts', to_char(template.starts, 'HH24:MI'), 'ends', to_char(template.ends, 'HH24:MI'),
            'minPeople', line.min_people, 'maxPeople', line.max_people, 'members', (
              select coalesce(json_agg(seat.member_id), '[]'::json) from shifts.fixed_seat as seat
              where seat.organisation_id = line.organisation_id and seat.template_id = line.template_id
                and (seat.until_day is null or seat.until_day >= greatest(campaign.seats_from, seat.from_day))))
            order by template.week_sequence, template.day_number, template.starts, template.id)
          from shifts.campaign_template as line
          join shifts.template on template.organisation_id = line.organisation_id and template.id = line.template_id
          join shifts.kind on kind.organisation_id = template.organisation_id and kind.id = template.kind_id
          left join shifts.rota_week as week on week.organisation_id = template.organisation_id
            and week.rota_id = template.rota_id and week.sequence = template.week_sequence
          where line.organisation_id = campaign.organisation_id and line.campaign_id = campaign.id), '[]'::json) as lines
      from shifts.campaign where campaign.organisation_id = ${organisation} and campaign.closed_at is null
      order by campaign.until_day, campaign.id`,
  )

/** Locked, so that two people do not take the last place of a template. */
export const lockCampaign = (db: Db, organisation: OrganisationId, campaign: string): Promise<{ id: string } | null> =>
  one(
    db,
    sql<{ id: string }>`select id from shifts.campaign
      where organisation_id = ${organisation} and id = ${campaign} for update`,
  )

export const closeCampaign = (db: Db, organisation: OrganisationId, campaign: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update shifts.campaign set closed_at = ${now}
      where organisation_id = ${organisation} and id = ${campaign} and closed_at is null`,
  )

/** How many of these templates the shop has and does not end. */
export async function runningTemplates(
  db: Db,
  organisation: OrganisationId,
  templates: readonly string[],
): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql<{ count: number }>`select count(*) as count from shifts.template
      where organisation_id = ${organisation} and id = any(${templates}::uuid[]) and state <> 'ended'`,
  )
  return row?.count ?? 0
}

export async function addCampaign(
  db: Db,
  organisation: OrganisationId,
  campaign: {
    id: string
    name: string
    untilDay: string
    seatsFrom: string
    lines: readonly { template: string; minPeople: number; maxPeople: number }[]
  },
): Promise<void> {
  await written(
    db,
    sql`insert into shifts.campaign (organisation_id, id, name, until_day, seats_from)
      values (${organisation}, ${campaign.id}, ${campaign.name}, ${campaign.untilDay}, ${campaign.seatsFrom})`,
  )
  await insertRows(
    db,
    'shifts.campaign_template',
    { organisation_id: 'uuid', campaign_id: 'uuid', template_id: 'uuid', min_people: 'integer', max_people: 'integer' },
    campaign.lines.map((line) => ({
      organisation_id: organisation,
      campaign_id: campaign.id,
      template_id: line.template,
      min_people: line.minPeople,
      max_people: line.maxPeople,
    })),
  )
}
