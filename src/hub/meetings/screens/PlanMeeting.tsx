/** Planning a meeting: kind, time, place, and whose turn it is. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { planMeeting, readPlanning } from '../contract/meetings.ts'
import { type MeetingKind, meetingKinds } from '../rules/states.ts'
import { listPage, pageOf, peopleOptions } from './meeting-words.ts'
import { sentTerms, TermFields, type TypedTerms } from './TermFields.tsx'

export function PlanMeetingScreen() {
  const t = useWords()
  return (
    <Page
      title={t('meetings.plan')}
      back={{ href: listPage, says: t('meetings.title') }}
      read={useRead(readPlanning, { kind: 'monthly' })}
    >
      {(planning) => <PlanForm of={planning} />}
    </Page>
  )
}

interface Typed extends TypedTerms {
  readonly kind: string
  readonly circle: string
  readonly facilitator: string
  readonly noteTaker: string
}

const start: Typed = {
  kind: 'monthly',
  circle: '',
  title: '',
  day: '',
  from: '19:00',
  lastDay: '',
  until: '21:00',
  place: '',
  videoLink: '',
  languages: [],
  facilitator: '',
  noteTaker: '',
}

function PlanForm({ of: { circles, facilitators, noteTakers } }: { readonly of: ReplyOf<typeof readPlanning> }) {
  const t = useWords()
  const address = useAddress()
  return (
    <Card>
      <Form<Typed, typeof planMeeting>
        name="plan-meeting"
        start={start}
        act={useAct(planMeeting)}
        send={({ kind, circle, facilitator, noteTaker, ...terms }) => ({
          kind: kind as MeetingKind,
          circle: circle || null,
          ...sentTerms(terms),
          title: terms.title || null,
          facilitator: facilitator || null,
          noteTaker: noteTaker || null,
        })}
        submit={t('meetings.plan')}
        done={({ meeting }) => address.go(pathTo(pageOf, { meeting }))}
      >
        <SelectField
          name="kind"
          label={t('meetings.field.kind')}
          options={meetingKinds.map((value) => ({ value, label: t(`meetings.kind.${value}`) }))}
        />
        {circles.length > 0 ? (
          <SelectField
            name="circle"
            label={t('meetings.field.circle')}
            options={[
              { value: '', label: t('meetings.circle_all') },
              ...circles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            optional
          />
        ) : null}
        <TermFields titleHint={t('meetings.title_hint')} dayOptional />
        <SelectField
          name="facilitator"
          label={t('meetings.field.facilitator')}
          hint={t('meetings.turn_hint')}
          options={peopleOptions(facilitators)}
          optional
        />
        <SelectField
          name="noteTaker"
          label={t('meetings.field.noteTaker')}
          options={peopleOptions(noteTakers)}
          optional
        />
      </Form>
    </Card>
  )
}
