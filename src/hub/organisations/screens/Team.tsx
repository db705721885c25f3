/** Who holds which role, since when and by whom; roles are given by e-mail and ended with a press. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { endRole, grantRole, readStaff } from '../contract/organisation.ts'
import { firstRoles } from '../rules/roles.ts'

type Grant = ReplyOf<typeof readStaff>['grants'][number]

export function TeamScreen() {
  const t = useWords()
  const staff = useRead(readStaff, {})
  const manages = may('organisations.manage_staff')
  const since = (grant: Grant) =>
    [
      t('organisations.since', { day: dayWords(grant.fromDay as Day) }),
      grant.untilDay ? t('organisations.until', { day: dayWords(grant.untilDay as Day) }) : '',
      grant.grantedBy ? t('organisations.given_by', { name: grant.grantedBy }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Page title={t('organisations.staff')} read={staff} action={manages ? <GiveRole /> : undefined} wide>
      {({ grants }) => (
        <div className="stack">
          {grants.length === 0 ? (
            <Empty says={t('organisations.staff_none')} />
          ) : (
            <Table
              rows={grants}
              rowKey={(grant) => grant.id}
              caption={t('organisations.staff')}
              columns={[
                { name: 'name', title: 'organisations.field.name', cell: (grant) => grant.name, line: 1 },
                { name: 'role', title: 'organisations.field.role', cell: (grant) => t(`role.${grant.role}`), line: 2 },
                { name: 'email', title: 'organisations.field.email', cell: (grant) => grant.email, line: 3 },
                { name: 'since', title: 'organisations.field.from', cell: since, line: 3 },
              ]}
              {...(manages ? { action: (grant: Grant) => <EndRole grant={grant} /> } : {})}
            />
          )}
          <p>
            <Link href="/staff/team/rights">{t('organisations.rights')}</Link>
          </p>
        </div>
      )}
    </Page>
  )
}

function EndRole({ grant }: { readonly grant: Grant }) {
  const t = useWords()
  const end = useAct(endRole, { after: [readStaff] })
  return (
    <Confirm
      words={t('organisations.end_role')}
      title={t('organisations.end_role')}
      says={t('organisations.end_role_ask', { name: grant.name, role: t(`role.${grant.role}`) })}
      sure={t('organisations.end_role')}
      kind="quiet"
      press={() => end.act({ grant: grant.id })}
    />
  )
}

type Values = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly until: string
}

function GiveRole() {
  const t = useWords()
  const { said } = useNotices()
  const [given, setGiven] = useState(0)
  const grant = useAct(grantRole, { after: [readStaff] })
  const roles = firstRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))
  return (
    <Sheet words={t('organisations.grant')} title={t('organisations.grant')} icon="plus" key={given}>
      {(close) => (
        <Card>
          <p>{t('organisations.grant_hint')}</p>
          <Form<Values, typeof grantRole>
            name="grant-role"
            start={{ name: '', email: '', role: 'office', until: '' }}
            act={grant}
            send={(values) => ({ ...values, until: values.until || null })}
            submit={t('organisations.grant')}
            done={() => {
              said(t('organisations.granted'))
              setGiven(given + 1)
              close()
            }}
          >
            <TextField name="name" label={t('organisations.field.person')} />
            <TextField name="email" label={t('organisations.field.email')} kind="email" />
            <SelectField name="role" label={t('organisations.field.role')} options={roles} />
            <DayField name="until" label={t('organisations.field.until')} optional />
          </Form>
        </Card>
      )}
    </Sheet>
  )
}
