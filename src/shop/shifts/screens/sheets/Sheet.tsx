/** The sheet on the lead's phone: scan, tap, add, validate. Works without network once it was opened. */
import { useAddress } from '#app/address.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Failure } from '#app/ui/Outcomes.tsx'
import { Page } from '#app/ui/Page.tsx'
import { PageSkeleton } from '#app/ui/PageSkeleton.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { readNotes } from '../../contract-sheets.ts'
import { AddPerson } from './AddPerson.tsx'
import { type KeptSheet, putAside, sendWaiting, useKeptSheet } from './kept-sheets.ts'
import { AddedRows, SheetRows } from './Lines.tsx'
import { ScanBox } from './ScanBox.tsx'
import { SheetPaper } from './SheetPaper.tsx'
import { Validate } from './Validate.tsx'
import { type Seen, type SheetReply, type Waiting, withWaiting } from './waiting.ts'
import './sheets.css'

export function SheetScreen() {
  const t = useWords()
  const id = useAddress().param('sheet')
  const kept = useKeptSheet(id)
  const { sheet, error } = kept
  return (
    <Page
      title={
        sheet
          ? slotWords(sheet.day as Day, sheet.localStart as TimeOfDay, sheet.localEnd as TimeOfDay)
          : t('shifts.sheet.one')
      }
      back={{ href: '/staff/sheets', says: t('shifts.sheet.title') }}
      action={
        <Button kind="quiet" icon="print" press={() => window.print()}>
          {t('shifts.print')}
        </Button>
      }
    >
      {sheet ? (
        <Opened id={id} sheet={sheet} kept={kept} />
      ) : error ? (
        <Failure error={error} again={() => void sendWaiting(id)} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  )
}

interface OpenedProps {
  readonly id: string
  readonly sheet: SheetReply
  readonly kept: KeptSheet
}

function Opened({ id, sheet, kept }: OpenedProps) {
  const seen = withWaiting(sheet, kept.waiting)
  const open = sheet.state === 'open'
  return (
    <div className="stack sheet">
      <Heading sheet={sheet} seen={seen} />
      <NotTaken id={id} kept={kept} />
      <WaitingNote kept={kept} />
      {sheet.before && may('shifts.lead') ? <Before before={sheet.before} /> : null}
      {open ? <ScanBox id={id} sheet={sheet} /> : null}
      <SheetRows id={id} sheet={sheet} lines={seen.lines.filter(({ added }) => !added)} />
      <AddedRows id={id} sheet={sheet} seen={seen} />
      {open ? <AddPerson id={id} sheet={sheet} /> : <Said sheet={sheet} />}
      {open ? <Validate id={id} sheet={sheet} seen={seen} waiting={kept.waiting} /> : null}
      {kept.error && kept.error.kind !== 'offline' ? <Trouble of={kept.error} /> : null}
      <SheetPaper sheet={sheet} seen={seen} />
    </div>
  )
}

function Heading({ sheet, seen }: { readonly sheet: SheetReply; readonly seen: Seen }) {
  const t = useWords()
  const done = seen.lines.filter(({ outcome }) => outcome === 'done').length + seen.expected.length
  const all = seen.lines.length + seen.expected.length
  return (
    <div className="sheet-heading">
      <p>
        {sheet.shifts.map(({ id, name, leadName }) => (
          <span key={id} className="sheet-shift">
            {name}
            {leadName ? <span className="quiet"> · {leadName}</span> : null}
          </span>
        ))}
      </p>
      <p className="sheet-count" role="status">
        {t('shifts.sheet.here', { done, all })}
        {sheet.weekLetter ? (
          <span className="quiet"> · {t('shifts.sheet.week', { letter: sheet.weekLetter })}</span>
        ) : null}
      </p>
    </div>
  )
}

/** What has not reached the office, and since when. */
function WaitingNote({ kept }: { readonly kept: KeptSheet }) {
  const t = useWords()
  const waiting = kept.waiting.filter(({ refused }) => !refused)
  const [first] = waiting
  const validates = waiting.some((one) => one.do === 'validate')
  return (
    <div role="status">
      {first && kept.error ? (
        <p className="sheet-waiting">
          <Icon name="offline" />
          <span>
            {t('shifts.sheet.waiting', { count: waiting.length, at: first.at })}
            {validates ? ` ${t('shifts.sheet.validation_waits')}` : ''}
          </span>
        </p>
      ) : kept.error ? null : (
        <p className="quiet sheet-sent">
          <Icon name="fine" size={18} /> {t('shifts.sheet.all_sent')}
        </p>
      )}
    </div>
  )
}

/** Entries the server refused, each with its reasons. */
function NotTaken({ id, kept }: { readonly id: string; readonly kept: KeptSheet }) {
  const t = useWords()
  const refused = kept.waiting.filter((one) => one.refused)
  if (refused.length === 0) return null
  return (
    <Card title={t('shifts.sheet.not_taken')} tone="honey">
      <ul className="sheet-refusals" role="alert">
        {refused.map((one) => (
          <li key={one.key} className="sheet-refused">
            <div>
              <strong>{wordsOf(one, kept.sheet)}</strong>
              <Reasons of={one.refused ?? []} />
            </div>
            <Button kind="quiet" press={() => putAside(id, one.key)}>
              {t('shifts.sheet.put_aside')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What an entry says, by the names of the sheet. */
function wordsOf(entry: Waiting, sheet: SheetReply | null): string {
  if (entry.do === 'scan') return t('shifts.sheet.unknown', { code: entry.code })
  if (entry.do === 'add') return entry.name
  if (entry.do === 'validate') return t('shifts.sheet.validate')
  const line = sheet?.lines.find((one) => one.line === entry.line)
  const name = line?.standInName ?? line?.name ?? ''
  if (entry.do === 'remove') return t('shifts.sheet.remove', { name })
  return entry.outcome === null ? name : `${name}: ${t(`shifts.sheet.mark.${entry.outcome}`)}`
}

function Before({ before }: { readonly before: NonNullable<SheetReply['before']> }) {
  const t = useWords()
  const read = useAct(readNotes)
  return (
    <Card title={t('shifts.sheet.before', { at: before.startsAt })} tone="honey">
      <p className="sheet-notes">{before.notes}</p>
      <Trouble of={read.error} />
      <Button kind="other" press={() => read.act({ sheet: before.sheet })}>
        {t('shifts.sheet.read')}
      </Button>
    </Card>
  )
}

/** What was said on validation. */
function Said({ sheet }: { readonly sheet: SheetReply }) {
  const t = useWords()
  const read = useAct(readNotes)
  const toRead = sheet.notes !== '' || sheet.addedAsRegular.length > 0
  return (
    <Card title={t('shifts.sheet.is_validated', { at: sheet.validatedAt ?? '' })}>
      {sheet.validatedBy ? <p>{t('shifts.sheet.is_validated_by', { name: sheet.validatedBy })}</p> : null}
      {sheet.teamSize ? (
        <p>
          {t('shifts.sheet.team_size')} <strong>{t(`shifts.sheet.size.${sheet.teamSize}`)}</strong>
        </p>
      ) : null}
      {sheet.addedAsRegular.length > 0 ? <p>{t('shifts.sheet.as_regular', { names: sheet.addedAsRegular })}</p> : null}
      {sheet.notes ? <p className="sheet-notes">{sheet.notes}</p> : null}
      {sheet.feedback ? (
        <p className="sheet-notes">
          <span className="quiet">{t('shifts.sheet.feedback')}</span> {sheet.feedback}
        </p>
      ) : null}
      <Trouble of={read.error} />
      {sheet.readAt ? (
        <p className="quiet">{t('shifts.sheet.was_read', { at: sheet.readAt })}</p>
      ) : toRead && may('shifts.lead') ? (
        <Button
          kind="other"
          press={async () => {
            await read.act({ sheet: sheet.id })
            await sendWaiting(sheet.id)
          }}
        >
          {t('shifts.sheet.read')}
        </Button>
      ) : null}
    </Card>
  )
}
