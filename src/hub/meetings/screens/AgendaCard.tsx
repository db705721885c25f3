/** The agenda: it fills itself, everybody adds to it until two days before, whoever leads orders it. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addItem, changeItem, orderAgenda, removeItem } from '../contract/agenda.ts'
import { type ItemAim, itemAims } from '../rules/agenda.ts'
import { emptyAgenda, type MeetingReply, type OfMeeting } from './meeting-words.ts'

type Item = MeetingReply['agenda'][number]

export function AgendaCard({ of: one }: OfMeeting) {
  const t = useWords()
  const order = useAct(orderAgenda)
  const running = one.state === 'planned' || one.state === 'called' || one.state === 'open'
  const moveUp = (at: number) => {
    const ids = one.agenda.map(({ id }) => id)
    ids.splice(at - 1, 2, ids[at] as string, ids[at - 1] as string)
    return order.act({ meeting: one.id, agendaItems: ids })
  }
  return (
    <Card title={t('meetings.agenda')} action={<Closing of={one} />}>
      {one.agenda.length === 0 ? <p>{t(emptyAgenda(one.kind))}</p> : null}
      <ol className="meeting-list meeting-agenda">
        {one.agenda.map((item, at) => (
          <li key={item.id}>
            <ItemWords item={item} />
            {one.leads && running ? (
              <div className="row">
                {at > 0 ? (
                  <button
                    type="button"
                    className="icon-button"
                    onClick={() => void moveUp(at)}
                    aria-label={t('meetings.up', { title: item.title })}
                  >
                    <Icon name="up" />
                  </button>
                ) : null}
                <ChangeItem item={item} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <Trouble of={order.error} />
      {!one.agendaClosed && one.acting.length > 0 && (one.state === 'planned' || one.state === 'called') ? (
        <AddItem of={one} />
      ) : null}
    </Card>
  )
}

function Closing({ of: one }: OfMeeting) {
  const t = useWords()
  if (one.agendaUntil === null || (one.state !== 'planned' && one.state !== 'called')) return null
  const says = one.agendaClosed ? 'meetings.agenda_closed' : 'meetings.agenda_until'
  return <span className="quiet">{t(says, { day: one.agendaUntil })}</span>
}

const subjectPage = (item: Item): string | null => {
  if (item.sort === 'proposal') return pathTo('/community/proposals/:rfc', { rfc: item.subject as string })
  if (item.sort === 'need') return pathTo('/community/needs/:need', { need: item.subject as string })
  if (item.sort === 'round') return pathTo('/community/funding/rounds/:round', { round: item.subject as string })
  return null
}

function ItemWords({ item }: { readonly item: Item }) {
  const t = useWords()
  const href = subjectPage(item)
  const spent = Math.trunc(item.spentSeconds / 60)
  const minutes =
    item.spentSeconds > 0
      ? t('meetings.item_spent', { spent, minutes: item.minutes })
      : t('meetings.item_minutes', { minutes: item.minutes })
  const said = [t(`meetings.aim.${item.aim}`), minutes, item.sort === 'other' ? null : t(`meetings.sort.${item.sort}`)]
  return (
    <div>
      <strong>{href ? <Link href={href}>{item.title}</Link> : item.title}</strong>
      <br />
      <span className="quiet">{said.filter((part) => part !== null).join(' · ')}</span>
    </div>
  )
}

const aimOptions = (t: (key: string) => string) =>
  itemAims.map((value) => ({ value, label: t(`meetings.aim.${value}`) }))

function AddItem({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(addItem)
  const start = { participant: one.acting[0]?.id ?? '', title: '', minutes: '10', aim: 'discuss' }
  return (
    <Sheet words={t('meetings.add_item')} title={t('meetings.add_item')} kind="other" icon="plus">
      {(close) => (
        <Form<typeof start, typeof addItem>
          name={`item-${one.id}`}
          start={start}
          act={act}
          send={({ participant, title, minutes, aim }) => ({
            meeting: one.id,
            participant,
            title,
            minutes: Number(minutes),
            aim: aim as ItemAim,
          })}
          submit={t('meetings.put_on')}
          done={close}
        >
          {one.acting.length > 1 ? (
            <SelectField
              name="participant"
              label={t('meetings.for')}
              options={one.acting.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <TextField name="title" label={t('meetings.field.what')} />
          <NumberField name="minutes" label={t('meetings.field.minutes')} />
          <ChoiceField name="aim" label={t('meetings.field.aim')} options={aimOptions(t)} />
        </Form>
      )}
    </Sheet>
  )
}

function ChangeItem({ item }: { readonly item: Item }) {
  const t = useWords()
  const act = useAct(changeItem)
  const remove = useAct(removeItem)
  const start = { title: item.title, minutes: String(item.minutes), aim: item.aim as string }
  return (
    <Sheet words={t('meetings.change_item')} title={t('meetings.change_item')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof changeItem>
          name={`change-item-${item.id}`}
          start={start}
          act={act}
          send={({ title, minutes, aim }) => ({
            agendaItem: item.id,
            title,
            minutes: Number(minutes),
            aim: aim as ItemAim,
          })}
          submit={t('meetings.save_change')}
          done={close}
          beside={
            <Button kind="grave" press={() => remove.act({ agendaItem: item.id })} busy={remove.busy}>
              {t('meetings.remove_item')}
            </Button>
          }
        >
          <TextField name="title" label={t('meetings.field.what')} />
          <NumberField name="minutes" label={t('meetings.field.minutes')} />
          <ChoiceField name="aim" label={t('meetings.field.aim')} options={aimOptions(t)} />
          <Trouble of={remove.error} />
        </Form>
      )}
    </Sheet>
  )
}
