/** Sheets: open now, never opened, validated, and what members contest. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { listSheets, openSheet } from '../../contract-sheets.ts'
import { AllSheets } from './AllSheets.tsx'
import { Contests } from './Contests.tsx'
import { useWaitingSheets } from './kept-sheets.ts'
import './sheets.css'

const lists = ['open', 'missing', 'validated'] as const

export function SheetsScreen() {
  const t = useWords()
  return (
    <Page title={t('shifts.sheet.title')} wide>
      <OnThisDevice />
      <Tabs
        name="tab"
        label={t('shifts.sheet.title')}
        of={[
          ...lists.map((list) => ({
            value: list as string,
            label: t(`shifts.sheet.tab.${list}`),
            show: () => <SheetList key={list} list={list} />,
          })),
          { value: 'all', label: t('shifts.sheet.tab.all'), show: () => <AllSheets /> },
          ...(may('shifts.office')
            ? [{ value: 'contested', label: t('shifts.sheet.tab.contested'), show: () => <Contests /> }]
            : []),
        ]}
      />
    </Page>
  )
}

/** What was done without network and has not reached the office. */
function OnThisDevice() {
  const t = useWords()
  const waiting = useWaitingSheets()
  if (waiting.length === 0) return null
  return (
    <Card title={t('shifts.sheet.on_device')} tone="honey">
      <ul className="sheet-refusals">
        {waiting.map(({ id, kept }) => (
          <li key={id}>
            <Link href={sheetHref(id)}>
              {kept.sheet
                ? slotWords(kept.sheet.day as Day, kept.sheet.localStart as TimeOfDay, kept.sheet.localEnd as TimeOfDay)
                : t('shifts.sheet.one')}
            </Link>{' '}
            <span className="quiet">{t('shifts.sheet.on_device_count', { count: kept.waiting.length })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Row = ReplyOf<typeof listSheets>['sheets'][number]
const sheetHref = (sheet: string): string => pathTo('/staff/sheets/:sheet', { sheet })

function SheetList({ list }: { readonly list: (typeof lists)[number] }) {
  const t = useWords()
  const read = useRead(listSheets, { list }, { everySeconds: 60 })
  return (
    <Read of={read}>
      {({ sheets }) =>
        sheets.length === 0 ? (
          <Empty says={t(`shifts.sheet.none.${list}`)} icon="list" />
        ) : (
          <ul className="sheet-list">
            {sheets.map((row) => (
              <SheetRow key={`${row.startsAt} ${row.endsAt}`} row={row} />
            ))}
          </ul>
        )
      }
    </Read>
  )
}

function SheetRow({ row }: { readonly row: Row }) {
  const t = useWords()
  const address = useAddress()
  const open = useAct(openSheet, { done: ({ sheet }) => address.go(sheetHref(sheet)) })
  const when = slotWords(row.day as Day, row.localStart as TimeOfDay, row.localEnd as TimeOfDay)
  const words = (
    <span className="sheet-row-words">
      <strong>{when}</strong>
      <span>{row.names.join(' · ')}</span>
      <span className="quiet">
        {t('shifts.sheet.expected', { people: row.expected, seats: row.seats })}
        {row.leads.length > 0 ? ` · ${row.leads.join(', ')}` : ''}
      </span>
      {row.hasNotes && !row.isRead && row.state === 'validated' ? (
        <Status tone="news" says={t('shifts.sheet.has_notes')} />
      ) : null}
    </span>
  )
  return (
    <li>
      {row.sheet ? (
        <Link className="sheet-row" href={sheetHref(row.sheet)}>
          {words}
          <Icon name="forward" />
        </Link>
      ) : (
        <div className="sheet-row">
          {words}
          <div>
            <Button
              kind="other"
              label={`${t('shifts.sheet.make')}: ${when}`}
              press={() => open.act({ shift: row.shift })}
            >
              {t('shifts.sheet.make')}
            </Button>
            <Trouble of={open.error} />
          </div>
        </div>
      )}
    </li>
  )
}
