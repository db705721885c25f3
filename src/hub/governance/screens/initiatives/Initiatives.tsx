/** The initiatives of the community. */
import { pathTo } from '#app/paths.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportInitiatives, listInitiatives } from '../../contract/initiatives.ts'
import { initiativeStates } from '../../rules/initiatives.ts'
import { initiativePage, initiativeTones } from './initiative-words.ts'

type Row = ReplyOf<typeof listInitiatives>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'title',
    title: 'governance.initiative_field.title',
    cell: ({ number, title }) => `${number} · ${title}`,
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'state',
    title: 'governance.initiative_field.state',
    cell: ({ state }) => <Status tone={initiativeTones[state]} says={t(`governance.initiative_state.${state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'signatures',
    title: 'governance.initiative_field.signatures',
    cell: ({ signatures }) => signatures,
    right: true,
    line: 0,
  },
  {
    name: 'expiresOn',
    title: 'governance.initiative_field.expiresOn',
    cell: ({ expiresOn }) => (expiresOn ? dayWords(expiresOn as Day) : null),
    sort: true,
    line: 3,
  },
]

export function InitiativesScreen() {
  const t = useWords()
  const begin = { href: '/community/initiatives/begin', says: t('governance.begin_initiative') }
  return (
    <Page
      title={t('governance.initiatives')}
      wide
      action={
        <Button kind="main" icon="plus" href={begin.href}>
          {begin.says}
        </Button>
      }
    >
      <List
        name="initiatives"
        from={listInitiatives}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.initiative_field.state',
            options: initiativeStates.map((value) => ({ value, label: `governance.initiative_state.${value}` })),
          },
        ]}
        exports={exportInitiatives}
        rowLink={({ id }) => pathTo(initiativePage, { initiative: id })}
        caption={t('governance.initiatives')}
        empty={<Empty says={t('governance.no_initiatives')} next={begin} />}
      />
    </Page>
  )
}
