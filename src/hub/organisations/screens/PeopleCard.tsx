/** Who acts for an organisation, with which powers, since which decision of its own. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, DayField, MoneyField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readMoney } from '#platform/values/money.ts'
import { endPowers, givePowers } from '../contract/powers.ts'
import { type Power, powers } from '../rules/powers.ts'
import type { OfParticipant, Participant } from './Participant.tsx'

type Person = Participant['people'][number]

export function PeopleCard({ of: one }: OfParticipant) {
  const t = useWords()
  const nobodySigns = !one.people.some((person) => person.powers.includes('sign'))
  const gives = one.own.includes('sign') || (nobodySigns && may('community.steer'))
  return (
    <Card title={t('community.people')} action={gives ? <Give of={one} /> : undefined}>
      {one.people.length === 0 ? <Empty says={t('community.no_people')} /> : null}
      <ul className="plain-list">
        {one.people.map((person) => (
          <li key={person.id} className="row">
            <span>
              <strong>{person.name}</strong>
              <br />
              {t('community.may_do', { powers: person.powers.map((power) => t(`community.power.${power}`)) })}
              <br />
              <span className="quiet">{whenAndWhy(person, t)}</span>
            </span>
            {one.own.includes('sign') ? <End person={person} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const whenAndWhy = (person: Person, t: ReturnType<typeof useWords>): string =>
  [
    t('community.since', { day: dayWords(person.fromDay as Day) }),
    person.untilDay ? t('community.until', { day: dayWords(person.untilDay as Day) }) : '',
    person.commitLimit === null ? '' : t('community.up_to', { amount: moneyWords(person.commitLimit) }),
    person.source,
  ]
    .filter(Boolean)
    .join(' · ')

function End({ person }: { readonly person: Person }) {
  const t = useWords()
  const end = useAct(endPowers)
  return (
    <div>
      <Trouble of={end.error} />
      <Confirm
        words={t('community.end_powers')}
        title={t('community.end_powers')}
        says={t('community.end_powers_says', { name: person.name })}
        sure={t('community.end_powers')}
        kind="quiet"
        press={() => end.act({ representation: person.id })}
      />
    </div>
  )
}

function Give({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(givePowers)
  const start = { name: '', email: '', powers: ['speak'] as readonly string[], limit: '', until: '', source: '' }
  return (
    <Sheet words={t('community.give_powers')} title={t('community.give_powers')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof givePowers>
          name={`powers-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({
            participant: one.id,
            name: values.name,
            email: values.email,
            powers: values.powers as Power[],
            commitLimit: values.limit ? readMoney(values.limit) : null,
            until: values.until || null,
            source: values.source,
          })}
          submit={t('community.give_powers')}
          done={close}
        >
          <TextField name="name" label={t('community.field.person')} />
          <TextField name="email" label={t('community.field.email')} kind="email" />
          <ChecksField
            name="powers"
            label={t('community.field.powers')}
            options={powers.map((value) => ({
              value,
              label: t(`community.power.${value}`),
              hint: t(`community.power_means.${value}`),
            }))}
          />
          <MoneyField name="limit" label={t('community.field.limit')} optional />
          <DayField name="until" label={t('community.field.until')} optional />
          <TextField name="source" label={t('community.field.source')} hint={t('community.source_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
