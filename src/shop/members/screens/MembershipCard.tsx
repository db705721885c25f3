/** What somebody is to the shop; the office sets it until shares do. */

import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, DayField, NumberField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { setMembership } from '../contract.ts'
import { openFile, type readOwnPage } from '../contract-page.ts'
import { stageTones } from './Directory.tsx'

type Own = ReplyOf<typeof readOwnPage>

export function MembershipCard({ page, contact }: { readonly page: Own; readonly contact?: string }) {
  const t = useWords()
  const { membership } = page
  const facts = membership
    ? [
        { name: t('members.field.number'), value: membership.memberNo },
        {
          name: t('members.field.since'),
          value: membership.since ? <Day day={membership.since as CalendarDay} /> : null,
        },
        {
          name: t('members.field.last_day'),
          value: membership.lastDay ? <Day day={membership.lastDay as CalendarDay} /> : null,
        },
        { name: t('members.field.role'), value: t(`members.role.${membership.role}`) },
      ].filter((fact) => fact.value !== null)
    : []
  return (
    <Card
      title={t('members.membership')}
      action={contact && may('members.set_membership') ? <SetMembership page={page} contact={contact} /> : undefined}
    >
      <p>
        <Status tone={stageTones[page.stage]} says={t(`members.stage.${page.stage}`)} />
        {membership?.excluded ? <Status tone="refused" says={t('members.excluded')} /> : null}
        {membership?.investing ? <Status tone="quiet" says={t('members.investing')} /> : null}
      </p>
      <Facts of={facts} />
    </Card>
  )
}

type Values = {
  readonly memberNo: string
  readonly since: string
  readonly lastDay: string
  readonly role: string
  readonly forceWorker: boolean
  readonly investing: boolean
}

function SetMembership({ page, contact }: { readonly page: Own; readonly contact: string }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(setMembership, { after: [openFile] })
  const now = page.membership
  const start: Values = {
    memberNo: now?.memberNo ? String(now.memberNo) : '',
    since: now?.since ?? '',
    lastDay: now?.lastDay ?? '',
    role: now?.role ?? 'worker',
    forceWorker: now?.forceWorker ?? false,
    investing: now?.investing ?? false,
  }
  const roles = (['worker', 'eater'] as const).map((value) => ({ value, label: t(`members.role.${value}`) }))
  return (
    <Sheet words={t('members.set')} title={t('members.membership')} kind="other" icon="edit">
      {(close) => (
        <Form<Values, typeof setMembership>
          name={`membership-${contact}`}
          start={start}
          act={act}
          send={(values) => ({
            contact,
            memberNo: values.memberNo ? Number(values.memberNo) : null,
            since: values.since || null,
            lastDay: values.lastDay || null,
            role: values.role as 'worker' | 'eater',
            forceWorker: values.forceWorker,
            investing: values.investing,
          })}
          submit={t('members.save')}
          done={() => {
            said(t('members.saved'))
            close()
          }}
        >
          <DayField name="since" label={t('members.field.since')} optional />
          <DayField name="lastDay" label={t('members.field.last_day')} optional />
          <NumberField name="memberNo" label={t('members.field.number')} hint={t('members.number_hint')} optional />
          <ChoiceField name="role" label={t('members.field.role')} options={roles} />
          <CheckField name="forceWorker" label={t('members.force_worker')} />
          <CheckField name="investing" label={t('members.investing')} />
        </Form>
      )}
    </Sheet>
  )
}
