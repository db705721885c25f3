/** An estimate: the provider writes it and hands it in; everybody reads it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, LongTextField, MoneyField, NumberField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, moneyToType, moneyWords, numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, readMoney } from '#platform/values/money.ts'
import { readEstimate, reviseEstimate, submitEstimate, writeEstimate } from '../contract/estimates.ts'
import { type Basis, bases } from '../rules/estimating.ts'
import { whyNotMoveEstimate } from '../rules/states.ts'
import './needs.css'
import { estimatePage, estimateTones, hoursOf, minutesOf, pageOf, titleOf } from './need-words.ts'

type Reply = ReplyOf<typeof readEstimate>

export function EstimateScreen() {
  const t = useWords()
  const reading = useRead(readEstimate, { estimate: useAddress().param('estimate') })
  const need = reading.data?.needs[0]
  return (
    <Page
      title={
        reading.data
          ? t('needs.estimate_by', { name: reading.data.providerName, version: reading.data.version })
          : t('needs.estimate')
      }
      back={
        need
          ? { href: pathTo(pageOf, { need: need.id }), says: titleOf(need) }
          : { href: '/community/needs', says: t('needs.title') }
      }
      read={reading}
    >
      {(one) => {
        const writes = one.own && whyNotMoveEstimate('write', one.state).length === 0
        return (
          <div className="stack">
            <Shown of={one} />
            {writes ? <Write key={one.state} of={one} /> : null}
            {one.own && whyNotMoveEstimate('revise', one.state).length === 0 ? <Revise of={one} /> : null}
          </div>
        )
      }}
    </Page>
  )
}

const hours = (minutes: number | null) => (minutes === null ? '–' : numberWords(hoursOf(minutes)))

function Shown({ of: one }: { readonly of: Reply }) {
  const t = useWords()
  const facts = [
    { name: t('needs.field.hours'), value: [one.minutesMin, one.minutesLikely, one.minutesMax].map(hours).join(' / ') },
    { name: t('needs.field.rate'), value: one.rate === null ? null : moneyWords(one.rate) },
    { name: t('needs.field.basis'), value: one.basis === null ? null : t(`needs.basis.${one.basis}`) },
    { name: t('needs.field.net'), value: one.net === null ? null : moneyWords(one.net) },
    { name: t('needs.field.validUntil'), value: one.validUntil === null ? null : dayWords(one.validUntil as Day) },
    { name: t('needs.field.assumptions'), value: one.assumptions },
  ]
  return (
    <Card
      title={t('needs.estimate')}
      state={<Status tone={estimateTones[one.state]} says={t(`needs.estimate_state.${one.state}`)} />}
    >
      <ul className="need-list">
        {one.needs.map((need) => (
          <li key={need.id}>
            <Link href={pathTo(pageOf, { need: need.id })}>{titleOf(need)}</Link>
          </li>
        ))}
      </ul>
      {one.shown ? <Facts of={facts} /> : <p>{t('needs.not_handed_in')}</p>}
      {one.criteria.length > 0 ? (
        <>
          <h3>{t('needs.field.criteria')}</h3>
          <ul>
            {one.criteria.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {one.ownNeed ? <p>{t('needs.own_need')}</p> : null}
      {one.decisionNumber ? <p className="quiet">{t('needs.by_decision', { number: one.decisionNumber })}</p> : null}
    </Card>
  )
}

const typed = (of: number | null): string => (of === null ? '' : String(hoursOf(of)))
const amount = (of: number | null): string => (of === null ? '' : moneyToType(of as Cents))

function Write({ of: one }: { readonly of: Reply }) {
  const t = useWords()
  const { said } = useNotices()
  const writing = useAct(writeEstimate)
  const handing = useAct(submitEstimate)
  const start = {
    least: typed(one.minutesMin),
    likely: typed(one.minutesLikely),
    most: typed(one.minutesMax),
    rate: amount(one.rate),
    net: amount(one.net),
    basis: one.basis ?? 'fixed',
    validUntil: one.validUntil ?? '',
    assumptions: one.assumptions ?? '',
    criteria: one.criteria.map(({ text }) => text).join('\n'),
  }
  return (
    <Card title={t('needs.write_estimate')}>
      <Form<typeof start, typeof writeEstimate>
        name={`estimate-${one.id}`}
        start={start}
        act={writing}
        send={(values) => ({
          estimate: one.id,
          minutesMin: minutesOf(values.least),
          minutesLikely: minutesOf(values.likely),
          minutesMax: minutesOf(values.most),
          rate: readMoney(values.rate),
          net: readMoney(values.net),
          basis: values.basis as Basis,
          validUntil: values.validUntil || null,
          assumptions: values.assumptions || null,
          criteria: values.criteria
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        })}
        submit={t('needs.save_draft')}
        submitKind="other"
        done={() => said(t('needs.draft_saved'))}
        beside={
          <Button
            kind="main"
            press={() => handing.act({ estimate: one.id })}
            reasons={whyNotMoveEstimate('submit', one.state)}
          >
            {t('needs.hand_estimate_in')}
          </Button>
        }
      >
        <div className="row">
          <NumberField name="least" label={t('needs.field.least')} decimal optional />
          <NumberField name="likely" label={t('needs.field.likely')} decimal optional />
          <NumberField name="most" label={t('needs.field.most')} decimal optional />
        </div>
        <MoneyField name="rate" label={t('needs.field.rate')} optional />
        <MoneyField name="net" label={t('needs.field.net')} hint={t('needs.hint.net')} optional />
        <ChoiceField
          name="basis"
          label={t('needs.field.basis')}
          options={bases.map((value) => ({ value, label: t(`needs.basis.${value}`) }))}
        />
        <DayField name="validUntil" label={t('needs.field.validUntil')} optional />
        <LongTextField name="assumptions" label={t('needs.field.assumptions')} rows={3} optional />
        <LongTextField
          name="criteria"
          label={t('needs.field.criteria')}
          hint={t('needs.hint.criteria')}
          rows={4}
          optional
        />
      </Form>
      <Trouble of={handing.error} />
    </Card>
  )
}

function Revise({ of: one }: { readonly of: Reply }) {
  const t = useWords()
  const act = useAct(reviseEstimate)
  const address = useAddress()
  const begin = async () => {
    const made = await act.act({ estimate: one.id })
    if (made) address.go(pathTo(estimatePage, { estimate: made.revision }))
  }
  return (
    <div className="row">
      <Button press={begin} busy={act.busy}>
        {t('needs.new_version')}
      </Button>
      <Trouble of={act.error} />
    </div>
  )
}
