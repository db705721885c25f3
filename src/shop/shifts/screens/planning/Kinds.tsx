/** The words a shop plans with: kinds of shifts with their colours, roles and skills. */
import type { CSSProperties } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listKinds } from '../../contract.ts'
import { createKind, editKind } from '../../contract-planning.ts'
import { PlanLinks } from './PlanLinks.tsx'
import { PlanWords } from './PlanWords.tsx'
import './planning.css'

type Kind = ReplyOf<typeof listKinds>['kinds'][number]
type Values = { readonly name: string; readonly description: string; readonly colour: string }

const colours = {
  green: '#2F6B3A',
  blue: '#1F5F8B',
  amber: '#8A5A00',
  red: '#A8321F',
  brown: '#5E574C',
  violet: '#6B4E8F',
  teal: '#1E6F6A',
  pink: '#A23E6D',
} as const

export function KindsScreen() {
  const words = useWords()
  const kinds = useRead(listKinds, { archived: 'true' })
  return (
    <Page
      title={words('shifts.plan.kinds')}
      says={words('shifts.plan.kinds_says')}
      read={kinds}
      wide
      action={may('shifts.plan') ? <AddKind /> : undefined}
    >
      {(data) => (
        <div className="stack">
          <PlanLinks />
          <Table
            caption={words('shifts.plan.kinds')}
            rows={data.kinds}
            rowKey={(row) => row.id}
            columns={[
              { name: 'name', title: 'shifts.column.name', line: 1, cell: (row) => <Named kind={row} /> },
              { name: 'description', title: 'shifts.plan.description', line: 2, cell: (row) => row.description },
              {
                name: 'state',
                title: 'shifts.column.state',
                line: 3,
                cell: (row) => (
                  <Status
                    tone={row.archived ? 'quiet' : 'fine'}
                    says={t(row.archived ? 'shifts.plan.kind_archived' : 'shifts.plan.kind_in_use')}
                  />
                ),
              },
            ]}
            {...(may('shifts.plan') ? { action: (row: Kind) => <KindActs kind={row} /> } : {})}
          />
          <PlanWords />
        </div>
      )}
    </Page>
  )
}

const Named = ({ kind }: { readonly kind: Kind }) => (
  <>
    <span className="swatch" style={{ '--kind': kind.colour ?? 'transparent' } as CSSProperties} /> {kind.name}
  </>
)

function KindFields() {
  const words = useWords()
  return (
    <>
      <TextField name="name" label={words('shifts.column.name')} />
      <SelectField
        name="colour"
        label={words('shifts.plan.colour')}
        optional
        options={Object.entries(colours).map(([name, value]) => ({ value, label: t(`shifts.plan.colour.${name}`) }))}
      />
      <LongTextField name="description" label={words('shifts.plan.description')} optional rows={3} />
    </>
  )
}

const sent = ({ name, description, colour }: Values) => ({
  name,
  description: description.trim() || null,
  colour: colour || null,
})

function AddKind() {
  const words = useWords()
  const { said } = useNotices()
  const create = useAct(createKind, { after: [listKinds], done: () => said(words('shifts.plan.kind_added')) })
  return (
    <Sheet kind="main" icon="plus" words={words('shifts.plan.kind_add')} title={words('shifts.plan.kind_add')}>
      {(close) => (
        <Form<Values, typeof createKind>
          name="kind"
          start={{ name: '', description: '', colour: '' }}
          act={create}
          send={sent}
          submit={words('shifts.plan.kind_add')}
          done={close}
        >
          <KindFields />
        </Form>
      )}
    </Sheet>
  )
}

function KindActs({ kind }: { readonly kind: Kind }) {
  const words = useWords()
  const { said } = useNotices()
  const edit = useAct(editKind, { after: [listKinds], done: () => said(words('shifts.plan.kind_saved')) })
  const archive = useAct(editKind, { after: [listKinds] })
  const label = (key: string) => `${words(key)}: ${kind.name}`
  return (
    <span className="row">
      <Sheet
        kind="quiet"
        words={words('shifts.plan.kind_edit')}
        label={label('shifts.plan.kind_edit')}
        title={words('shifts.plan.kind_edit')}
      >
        {(close) => (
          <Form<Values, typeof editKind>
            name={`kind-${kind.id}`}
            start={{ name: kind.name, description: kind.description ?? '', colour: kind.colour ?? '' }}
            act={edit}
            send={(values) => ({ kind: kind.id, ...sent(values) })}
            submit={words('shifts.plan.kind_save')}
            done={close}
          >
            <KindFields />
          </Form>
        )}
      </Sheet>
      <Button
        kind="quiet"
        label={label(kind.archived ? 'shifts.plan.kind_back' : 'shifts.plan.kind_archive')}
        press={() => archive.act({ kind: kind.id, archived: !kind.archived })}
      >
        {words(kind.archived ? 'shifts.plan.kind_back' : 'shifts.plan.kind_archive')}
      </Button>
      <Trouble of={archive.error} />
    </span>
  )
}
