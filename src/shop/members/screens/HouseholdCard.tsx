/** Who shops on this membership, with the room that is left. */

import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { findMembers } from '../contract-directory.ts'
import { endHouseholdLink, linkHousehold } from '../contract-household.ts'
import { openFile, type readOwnPage } from '../contract-page.ts'

type Household = ReplyOf<typeof readOwnPage>['household']
type LinkRow = Household['links'][number]

export function HouseholdCard({
  household,
  self,
  staff = false,
}: {
  readonly household: Household
  readonly self: string
  readonly staff?: boolean
}) {
  const t = useWords()
  const acts = staff && may('members.household')
  const current = household.links.filter((link) => link.current)
  const other = (link: LinkRow) => (link.head === self ? [link.contact, link.contactName] : [link.head, link.headName])
  return (
    <Card title={t('members.household')} action={acts ? <AddPerson head={self} /> : undefined}>
      {household.room === null ? null : <p className="quiet">{t('members.room_left', { count: household.room })}</p>}
      {current.length === 0 ? (
        <p className="quiet">{t('members.household_none')}</p>
      ) : (
        <Table
          rows={current}
          rowKey={(link) => link.id}
          caption={t('members.household')}
          columns={[
            {
              name: 'name',
              title: 'members.field.name',
              line: 1,
              cell: (link) => {
                const [id = '', name] = other(link)
                return staff ? <Link href={pathTo('/staff/members/:contact', { contact: id })}>{name}</Link> : name
              },
            },
            {
              name: 'kind',
              title: 'members.field.kind',
              line: 2,
              cell: (link) => (link.head === self ? t(`members.link.${link.kind}`) : t('members.link.head')),
            },
            {
              name: 'from',
              title: 'members.field.from',
              line: 3,
              cell: (link) => <Day day={link.fromDay as CalendarDay} />,
            },
          ]}
          {...(acts ? { action: (link: LinkRow) => <EndLink link={link} /> } : {})}
        />
      )}
    </Card>
  )
}

function EndLink({ link }: { readonly link: LinkRow }) {
  const t = useWords()
  const end = useAct(endHouseholdLink, { after: [openFile] })
  return (
    <Confirm
      words={t('members.link_end')}
      title={t('members.link_end')}
      says={t('members.link_end_says', { name: link.contactName })}
      sure={t('members.link_end')}
      kind="quiet"
      press={() => end.act({ link: link.id })}
    />
  )
}

type Values = {
  readonly q: string
  readonly contact: string
  readonly kind: string
  readonly mayWork: boolean
}

function AddPerson({ head }: { readonly head: string }) {
  const t = useWords()
  const link = useAct(linkHousehold, { after: [openFile] })
  const kinds = (['adult', 'minor', 'temporary', 'shopper'] as const).map((value) => ({
    value,
    label: t(`members.link.${value}`),
  }))
  return (
    <Sheet words={t('members.link_add')} title={t('members.link_add')} kind="other" icon="plus">
      {(close) => (
        <Form<Values, typeof linkHousehold>
          name={`link-${head}`}
          start={{ q: '', contact: '', kind: 'adult', mayWork: false }}
          act={link}
          send={({ contact, kind, mayWork }) => ({ head, contact, mayWork, kind: kind as 'adult' })}
          submit={t('members.link_add')}
          done={close}
        >
          <TextField name="q" label={t('members.seek')} kind="search" optional />
          <PersonSought head={head} />
          <SelectField name="kind" label={t('members.field.kind')} options={kinds} />
          <CheckField name="mayWork" label={t('members.may_work')} />
        </Form>
      )}
    </Sheet>
  )
}

/** Whoever is found by the letters typed above. */
function PersonSought({ head }: { readonly head: string }) {
  const t = useWords()
  const { q } = useValues<Values>()
  const found = useRead(findMembers, { q }, { when: q.trim().length >= 2, keep: true })
  const people = (found.data?.people ?? [])
    .filter((one) => one.contact !== head)
    .map((one) => ({ value: one.contact, label: one.name }))
  return <SelectField name="contact" label={t('members.field.name')} hint={t('members.seek_hint')} options={people} />
}
