/** The list of members: found by name, number, card or mail; filtered, sorted, saved as a file. */

import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Day } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { languages } from '#platform/values/languages.ts'
import { readTags } from '../contract.ts'
import { exportMembers, listMembers } from '../contract-directory.ts'

type Row = ReplyOf<typeof listMembers>['rows'][number]

export const stageTones: Readonly<Record<Row['stage'], Tone>> = {
  member: 'fine',
  candidate: 'news',
  former: 'quiet',
  none: 'quiet',
}

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'members.field.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'memberNo', title: 'members.field.number', cell: (row) => row.memberNo, sort: true, right: true, line: 2 },
  {
    name: 'stage',
    title: 'members.field.stage',
    cell: (row) => <Status tone={stageTones[row.stage]} says={t(`members.stage.${row.stage}`)} />,
    line: 2,
  },
  { name: 'email', title: 'members.field.email', cell: (row) => row.email, line: 3 },
  { name: 'phone', title: 'members.field.phone', cell: (row) => row.phone, line: 0 },
  { name: 'card', title: 'members.field.card', cell: (row) => row.card, line: 0, offAtFirst: true },
  {
    name: 'since',
    title: 'members.field.since',
    cell: (row) => (row.since ? <Day day={row.since as CalendarDay} /> : null),
    sort: true,
    line: 0,
  },
  {
    name: 'household',
    title: 'members.field.household',
    cell: (row) => row.head ?? (row.household > 0 ? t('members.with_people', { count: row.household }) : null),
    line: 0,
    offAtFirst: true,
  },
]

const choice = (name: string, values: readonly string[]) => ({
  name,
  title: `members.filter.${name}`,
  options: values.map((value) => ({ value, label: `members.${name}.${value}` })),
})

export function DirectoryScreen() {
  const words = useWords()
  const tags = useRead(readTags, {})
  const filters = [
    choice('stage', ['member', 'candidate', 'former', 'none']),
    choice('role', ['worker', 'eater']),
    choice('kind', ['person', 'entity']),
    choice('language', languages),
    choice('missing', ['email', 'phone', 'card', 'account', 'birth_date']),
    choice('archived', ['with', 'only']),
    {
      name: 'tag',
      title: 'members.filter.tag',
      options: (tags.data?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag })),
    },
  ].filter((filter) => filter.options.length > 0)
  return (
    <Page
      title={words('members.title')}
      wide
      action={
        may('members.edit') ? (
          <Button icon="plus" href="/staff/members/new">
            {words('members.new')}
          </Button>
        ) : undefined
      }
    >
      <List
        name="members"
        from={listMembers}
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.id })}
        caption={words('members.title')}
        {...(may('members.export') ? { exports: exportMembers } : {})}
        empty={
          <Empty
            says={words('members.none')}
            next={
              may('imports.all')
                ? { href: '/staff/imports', says: words('members.none_import') }
                : { href: '/staff/members/new', says: words('members.new') }
            }
          />
        }
      />
    </Page>
  )
}
