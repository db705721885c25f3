/** Where the need stands among others: dots, its place, merging; and the ways out. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { listNeeds } from '../contract/needs.ts'
import { mergeNeed, placeNeed, prioritiseNeed, putDots, undoMerge } from '../contract/order.ts'
import { whyNotPrioritise } from '../rules/ranking.ts'
import { whyNotMove } from '../rules/states.ts'
import type { OfNeed } from './Need.tsx'
import { titleOf } from './need-words.ts'
import { WaysOut } from './WaysOut.tsx'

export function OrderCard({ of: one }: OfNeed) {
  const t = useWords()
  const isDotted = whyNotMove('put_dots', one.state).length === 0
  const isOwn = one.acting.some(({ id, powers }) => id === one.author.id && powers.includes('speak'))
  const mayLeave = whyNotMove('withdraw', one.state).length === 0 && (one.steers || isOwn)
  if (!isDotted && !mayLeave && !(one.steers && one.undoUntil)) return null
  const all = one.dots.reduce((sum, { dots }) => sum + dots, 0)
  return (
    <Card title={t('needs.order')}>
      {one.rank === null ? null : <p>{t('needs.at_place', { rank: one.rank })}</p>}
      {one.placedBecause ? <p className="quiet">{t('needs.placed_because', { reason: one.placedBecause })}</p> : null}
      {isDotted ? (
        <p>
          {t('needs.dots', { count: all })}{' '}
          <span className="quiet">{one.dots.map(({ name, dots }) => `${name} ${dots}`).join(', ')}</span>
        </p>
      ) : null}
      <div className="row">
        {isDotted
          ? one.acting
              .filter(({ powers }) => powers.includes('position'))
              .map((own) => <Dots key={own.id} of={one} own={own} />)
          : null}
        {one.steers ? <Steering of={one} /> : null}
        {mayLeave ? <WaysOut of={one} /> : null}
      </div>
    </Card>
  )
}

function Dots({ of: one, own }: OfNeed & { readonly own: OfNeed['of']['acting'][number] }) {
  const t = useWords()
  const act = useAct(putDots)
  const start = { dots: String(own.dots) }
  return (
    <Sheet
      words={t('needs.give_dots')}
      label={t('needs.give_dots_as', { name: own.name })}
      title={t('needs.give_dots_as', { name: own.name })}
    >
      {(close) => (
        <Form<typeof start, typeof putDots>
          name={`dots-${one.id}-${own.id}`}
          start={start}
          act={act}
          keep={false}
          send={(values) => ({ need: one.id, participant: own.id, dots: Number(values.dots) })}
          submit={t('needs.give_dots')}
          done={close}
        >
          <NumberField name="dots" label={t('needs.field.dots')} hint={t('needs.dots_left', { count: own.dotsLeft })} />
        </Form>
      )}
    </Sheet>
  )
}

function Steering({ of: one }: OfNeed) {
  const t = useWords()
  const ranking = useAct(prioritiseNeed)
  const undoing = useAct(undoMerge)
  return (
    <>
      {one.state === 'collected' ? (
        <>
          <Button
            press={() => ranking.act({ need: one.id })}
            reasons={whyNotPrioritise(one.backings.length, one.askedSpecific)}
          >
            {t('needs.rank')}
          </Button>
          <Merge of={one} />
        </>
      ) : null}
      {one.state === 'prioritised' ? <Place of={one} /> : null}
      {one.undoUntil ? (
        <Button icon="undo" press={() => undoing.act({ need: one.id })}>
          {t('needs.undo_merge', { day: dayWords(one.undoUntil as Day) })}
        </Button>
      ) : null}
      <Trouble of={ranking.error ?? undoing.error} />
    </>
  )
}

const merging = { into: '' }

function Merge({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(mergeNeed)
  const others = useRead(listNeeds, { size: 200, state: 'collected,prioritised,in_analysis,analysed,estimating' })
  return (
    <Sheet words={t('needs.merge')} title={t('needs.merge')}>
      {(close) => (
        <Read of={others}>
          {({ rows }) => (
            <Form<typeof merging, typeof mergeNeed>
              name={`merge-${one.id}`}
              start={merging}
              act={act}
              send={({ into }) => ({ need: one.id, into })}
              submit={t('needs.merge')}
              done={close}
            >
              <p>{t('needs.merge_says')}</p>
              <SelectField
                name="into"
                label={t('needs.merge_into')}
                options={rows.filter(({ id }) => id !== one.id).map((row) => ({ value: row.id, label: titleOf(row) }))}
              />
            </Form>
          )}
        </Read>
      )}
    </Sheet>
  )
}

const placing = { place: '', reason: '' }

function Place({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(placeNeed)
  return (
    <Sheet words={t('needs.place')} title={t('needs.place')}>
      {(close) => (
        <Form<typeof placing, typeof placeNeed>
          name={`place-${one.id}`}
          start={placing}
          act={act}
          send={({ place, reason }) => ({ need: one.id, place: place === '' ? null : Number(place), reason })}
          submit={t('needs.place')}
          done={close}
        >
          <NumberField name="place" label={t('needs.field.place')} hint={t('needs.place_hint')} optional />
          <TextField name="reason" label={t('needs.reason_public')} />
        </Form>
      )}
    </Sheet>
  )
}
