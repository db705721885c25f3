/** One set of the book with its lines, and the way to undo it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords, Moment } from '#app/ui/When.tsx'
import { type t as say, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { reverseSet } from '../contract/ledger.ts'
import { readEntry } from '../contract/ledger-sets.ts'
import { accountWords, entryPath, ledgerPath } from './ledger-words.ts'
import { amountWords } from './round-words.ts'

type Entry = ReplyOf<typeof readEntry>
type Line = Entry['lines'][number]

const columns: readonly Column<Line>[] = [
  { name: 'account', title: 'money.field.account', cell: (row) => accountWords(row.account, row.aboutName), line: 1 },
  {
    name: 'debit',
    title: 'money.field.debit',
    cell: (row) => (row.amount > 0 ? amountWords(row.amount, row.currency) : null),
    right: true,
    line: 2,
  },
  {
    name: 'credit',
    title: 'money.field.credit',
    cell: (row) => (row.amount < 0 ? amountWords(-row.amount, row.currency) : null),
    right: true,
    line: 2,
  },
]

export function EntryScreen() {
  const t = useWords()
  const reading = useRead(readEntry, { set: useAddress().param('set') })
  return (
    <Page
      title={reading.data ? t('money.entry_number', { number: reading.data.number }) : t('money.ledger')}
      back={{ href: ledgerPath, says: t('money.ledger') }}
      read={reading}
    >
      {(entry) => (
        <div className="stack">
          <Card>
            <Facts of={factsOf(entry, t)} />
          </Card>
          <Card title={t('money.lines')}>
            <Table
              rows={entry.lines}
              columns={columns}
              rowKey={(line) => `${line.account} ${line.about ?? ''} ${line.currency} ${line.amount}`}
              caption={t('money.lines')}
            />
          </Card>
          {may('funding.book') && entry.undoneBy === null && entry.kind !== 'reversal' ? <Undo entry={entry} /> : null}
        </div>
      )}
    </Page>
  )
}

const factsOf = (entry: Entry, t: typeof say) => [
  { name: t('money.field.kind'), value: t(`money.entry.${entry.kind}`) },
  { name: t('money.field.day'), value: dayWords(entry.day as Day) },
  ...(entry.note ? [{ name: t('money.field.note'), value: entry.note }] : []),
  ...(entry.undoes ? [{ name: t('money.field.undoes'), value: <Other of={entry.undoes} /> }] : []),
  ...(entry.undoneBy ? [{ name: t('money.field.undoneBy'), value: <Other of={entry.undoneBy} /> }] : []),
  { name: t('money.booked_at'), value: <Moment at={entry.bookedAt as Instant} /> },
  { name: t('money.booked_by'), value: entry.bookedBy ?? t('money.by_itself') },
  ...(entry.approvals.length > 0
    ? [
        {
          name: t('money.approved_by'),
          value: entry.approvals.map((one) => `${one.name} (${one.organisation})`).join(', '),
        },
      ]
    : []),
  ...(entry.hash
    ? [{ name: t('money.hash'), value: <code className="figures">{entry.hash.slice(0, 16)}…</code> }]
    : []),
]

const Other = ({ of: { id, number } }: { readonly of: { readonly id: string; readonly number: number } }) => (
  <Link href={pathTo(entryPath, { set: id })}>{String(number)}</Link>
)

const start = { note: '' }

function Undo({ entry }: { readonly entry: Entry }) {
  const t = useWords()
  const act = useAct(reverseSet)
  return (
    <div className="row">
      <Sheet
        words={t('money.undo_entry')}
        title={t('money.undo_entry')}
        icon="undo"
        reasons={entry.reasons as Refusal[]}
      >
        {(close) => (
          <Form<typeof start, typeof reverseSet>
            name={`undo-${entry.id}`}
            start={start}
            act={act}
            send={({ note }) => ({ set: entry.id, note })}
            submit={t('money.undo_entry')}
            submitKind="grave"
            done={close}
          >
            <p>{t('money.undo_entry_says')}</p>
            <TextField name="note" label={t('money.field.reason')} />
          </Form>
        )}
      </Sheet>
    </div>
  )
}
