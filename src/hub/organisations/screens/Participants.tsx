/** The organisations of the community. */
import { pathTo } from '#app/paths.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { countryWords, dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportParticipants, listParticipants } from '../contract/community.ts'
import { membershipStates } from '../rules/states.ts'
import { pageOf, tones } from './community-words.ts'

type Row = ReplyOf<typeof listParticipants>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'community.field.name', cell: (row) => row.name, sort: true, line: 1 },
  {
    name: 'state',
    title: 'community.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`community.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  { name: 'kind', title: 'community.field.kind', cell: (row) => t(`community.kind.${row.kind}`), sort: true, line: 3 },
  { name: 'city', title: 'community.field.city', cell: (row) => row.city, line: 3 },
  { name: 'country', title: 'community.field.country', cell: (row) => countryWords(row.country), sort: true, line: 0 },
  {
    name: 'since',
    title: 'community.field.since',
    cell: (row) => (row.since ? dayWords(row.since as Day) : null),
    sort: true,
    line: 0,
  },
  {
    name: 'joinSeq',
    title: 'community.field.joinSeq',
    cell: (row) => row.joinSeq,
    sort: true,
    right: true,
    line: 0,
    offAtFirst: true,
  },
]

const kinds = ['shop', 'provider', 'supporter', 'project'] as const

export function ParticipantsScreen() {
  const t = useWords()
  const address = useOrganisation()?.address ?? ''
  return (
    <Page title={t('community.organisations')} wide>
      <div className="stack">
        <List
          name="participants"
          from={listParticipants}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'community.field.state',
              options: membershipStates.map((value) => ({ value, label: `community.state.${value}` })),
            },
            {
              name: 'kind',
              title: 'community.field.kind',
              options: kinds.map((value) => ({ value, label: `community.kind.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(pageOf, { participant: row.id })}
          caption={t('community.organisations')}
          exports={exportParticipants}
          empty={<Empty says={t('community.no_organisations')} />}
        />
        <p>
          <Link href={pathTo('/join-community/:organisation', { organisation: address })}>
            {t('community.form_to_share')}
          </Link>
        </p>
        {may('community.steer') ? (
          <p>
            <Link href="/staff/imports">{t('community.bring_in')}</Link>
          </p>
        ) : null}
      </div>
    </Page>
  )
}
