/** What a round cost, what of it was paid, and what happens when it costs more. */
import { useAct } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, LongTextField, MoneyField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords, moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { cents, readMoney, sum } from '#platform/values/money.ts'
import { bookCost, markLastCost, payProvider } from '../contract/endings.ts'
import { tellRise } from '../contract/missing.ts'
import { owedOf } from '../rules/calls.ts'
import { whyNotPayCost } from '../rules/ledger.ts'
import { whyNotBookCost, whyNotMarkLast } from '../rules/rounds.ts'
import type { OfRound, Round } from './Round.tsx'
import { RoundRise } from './RoundRise.tsx'
import { amountWords } from './round-words.ts'

type Cost = Round['costs'][number]
const spends: ReadonlySet<string> = new Set(['secured', 'spending'])
const isMoney = (path: string, typed: string) => (readMoney(typed) === null ? [{ path, code: 'money' }] : [])

export function RoundCosts({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const books = may('funding.book')
  const spending = spends.has(round.state)
  if (round.costs.length === 0 && !round.rise && !(books && spending)) return null
  const columns: readonly Column<Cost>[] = [
    {
      name: 'document',
      title: 'rounds.field.document',
      cell: (one) => (one.last ? `${one.document} (${t('rounds.is_last')})` : one.document),
      line: 1,
    },
    { name: 'day', title: 'rounds.field.day', cell: (one) => dayWords(one.day as Day), line: 2 },
    {
      name: 'net',
      title: 'rounds.field.net_amount',
      cell: (one) => amountWords(one.net, round.currency),
      right: true,
      line: 2,
    },
    {
      name: 'gross',
      title: 'rounds.field.total',
      cell: (one) => amountWords(one.net + one.vat, round.currency),
      right: true,
      line: 3,
    },
    {
      name: 'paid',
      title: 'rounds.field.paid_out',
      cell: (one) => amountWords(one.paid, round.currency),
      right: true,
      line: 3,
    },
  ]
  return (
    <Card
      title={t('rounds.costs')}
      action={
        books && spending ? (
          <>
            <BookCost of={round} id={id} />
            {round.rise ? null : <TellRise id={id} />}
          </>
        ) : undefined
      }
    >
      {round.costs.length === 0 ? (
        <p className="quiet">{t('rounds.no_costs')}</p>
      ) : (
        <Table
          rows={round.costs}
          columns={columns}
          rowKey={(one) => one.id}
          caption={t('rounds.costs')}
          {...(books ? { action: (one: Cost) => <CostActs cost={one} round={round} /> } : {})}
        />
      )}
      <RoundRise of={round} id={id} />
    </Card>
  )
}

function BookCost({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const act = useAct(bookCost)
  const start = { net: '', vat: '0', document: '', day: (currentMe().today ?? '') as string, last: false }
  return (
    <Sheet words={t('rounds.book_cost')} title={t('rounds.book_cost')} reasons={whyNotBookCost(bookedIn(round), null)}>
      {(close) => (
        <Form<typeof start, typeof bookCost>
          name={`cost-${id}`}
          start={start}
          act={act}
          send={({ net, vat, ...values }) => ({
            round: id,
            net: readMoney(net) ?? 0,
            vat: readMoney(vat) ?? 0,
            ...values,
          })}
          submit={t('rounds.book_cost')}
          check={({ net, vat }) => [...isMoney('net', net), ...isMoney('vat', vat)]}
          done={close}
        >
          <p>{t('rounds.book_cost_says')}</p>
          <p>{t('rounds.left_for_costs', { amount: amountWords(leftForCosts(round), round.currency) })}</p>
          <TextField name="document" label={t('rounds.field.document')} />
          <MoneyField name="net" label={t('rounds.field.net_amount')} />
          <MoneyField name="vat" label={t('rounds.field.vat')} />
          <DayField name="day" label={t('rounds.field.day')} max={start.day} />
          <CheckField name="last" label={t('rounds.last_cost')} />
        </Form>
      )}
    </Sheet>
  )
}

/** What the server asks too: the provider, the bills so far, and what there is for them. */
const bookedIn = (round: Round) => ({
  state: round.state,
  hasProvider: round.provider !== null,
  costs: round.costs.map(({ net, last }) => ({ net: cents(net), last })),
  there: sum([...round.secured.map(({ amount }) => cents(amount)), ...round.nets.map(({ net }) => cents(net))]),
})

const leftForCosts = (round: Round) => {
  const { there, costs } = bookedIn(round)
  return Math.max(0, there - sum(costs.map(({ net }) => net)))
}

function CostActs({ cost, round }: { readonly cost: Cost; readonly round: Round }) {
  const isLatest = round.costs.at(-1)?.id === cost.id
  return (
    <>
      {owedOf(cost) > 0 ? <PayOut cost={cost} round={round} /> : null}
      {isLatest && whyNotMarkLast(round.state, round.costs).length === 0 ? <MarkLast cost={cost} /> : null}
    </>
  )
}

/** Where the last bill was booked as one of several; without a last one nothing is settled. */
function MarkLast({ cost }: { readonly cost: Cost }) {
  const t = useWords()
  const act = useAct(markLastCost)
  return (
    <Confirm
      words={t('rounds.mark_last')}
      title={t('rounds.mark_last')}
      label={`${t('rounds.mark_last')}: ${cost.document}`}
      says={t('rounds.mark_last_says')}
      sure={t('rounds.mark_last')}
      press={() => act.act({ cost: cost.id })}
      error={act.error}
      kind="quiet"
    />
  )
}

function PayOut({ cost, round }: { readonly cost: Cost; readonly round: Round }) {
  const t = useWords()
  const act = useAct(payProvider)
  const owed = owedOf(cost)
  const { received, paidOut } = round.money
  const facts = { received: cents(received), paidOut: cents(paidOut) }
  // a part may be paid: the button is grey only where nothing is left of what came in
  const amount = cents(Math.max(0, Math.min(owed, received - paidOut)))
  const start = { amount: moneyToType(amount), day: (currentMe().today ?? '') as string }
  return (
    <Sheet
      words={t('rounds.pay_out')}
      title={t('rounds.pay_out_of', { name: cost.document })}
      label={t('rounds.pay_out_of', { name: cost.document })}
      kind="quiet"
      reasons={whyNotPayCost(amount > 0 ? amount : owed, owed, facts)}
    >
      {(close) => (
        <Form<typeof start, typeof payProvider>
          name={`payout-${cost.id}`}
          start={start}
          act={act}
          send={({ amount, day }) => ({ cost: cost.id, amount: readMoney(amount), day })}
          submit={t('rounds.pay_out')}
          check={({ amount }) => isMoney('amount', amount)}
          done={close}
        >
          <p>{t('rounds.pay_out_owed', { amount: amountWords(owedOf(cost), round.currency) })}</p>
          <p>{t('rounds.pay_out_says', { amount: amountWords(round.money.received, round.currency) })}</p>
          <MoneyField name="amount" label={t('money.field.amount')} />
          <DayField name="day" label={t('rounds.field.day')} max={start.day} />
        </Form>
      )}
    </Sheet>
  )
}

function TellRise({ id }: { readonly id: string }) {
  const t = useWords()
  const act = useAct(tellRise)
  const start = { expected: '', reason: '' }
  return (
    <Sheet words={t('rounds.tell_rise')} title={t('rounds.tell_rise')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof tellRise>
          name={`rise-${id}`}
          start={start}
          act={act}
          send={({ expected, reason }) => ({ round: id, expected: readMoney(expected) ?? 0, reason })}
          submit={t('rounds.tell_rise')}
          check={({ expected }) => isMoney('expected', expected)}
          done={close}
        >
          <p>{t('rounds.tell_rise_says')}</p>
          <MoneyField name="expected" label={t('rounds.field.expected')} />
          <LongTextField name="reason" label={t('rounds.field.reason')} />
        </Form>
      )}
    </Sheet>
  )
}
