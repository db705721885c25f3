/** What people from outside say of proposals, for moderators: what waits first. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { acceptOutside, exportOutside, listOutside, refuseOutside } from '../contract/outside.ts'
import { type OutsideState, outsideStates } from '../rules/outside.ts'
import { pageOf } from './proposal-words.ts'

type Row = ReplyOf<typeof listOutside>['rows'][number]

const tones = { waiting: 'attention', accepted: 'fine', refused: 'refused' } as const satisfies Record<
  OutsideState,
  string
>

const columns: readonly Column<Row>[] = [
  { name: 'text', title: 'governance.outside_field.text', cell: ({ text }) => text, line: 1, wraps: true },
  { name: 'name', title: 'governance.outside_field.name', cell: ({ name }) => name, sort: true, line: 2, wraps: true },
  {
    name: 'state',
    title: 'governance.outside_field.state',
    cell: ({ state }) => <Status tone={tones[state]} says={t(`governance.outside_state.${state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'proposal',
    title: 'governance.outside_field.proposal',
    cell: ({ rfc, proposal }) => <Link href={pathTo(pageOf, { rfc })}>{proposal}</Link>,
    line: 3,
    wraps: true,
  },
  {
    name: 'at',
    title: 'governance.outside_field.at',
    cell: ({ at }) => <Moment at={at as Instant} />,
    sort: true,
    line: 0,
    offAtFirst: true,
  },
]

export function OutsideCommentsScreen() {
  const t = useWords()
  return (
    <Page title={t('governance.outside')} wide>
      <List
        name="outside-comments"
        from={listOutside}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.outside_field.state',
            options: outsideStates.map((value) => ({ value, label: `governance.outside_state.${value}` })),
          },
        ]}
        exports={exportOutside}
        action={(row) => (row.state === 'waiting' ? <Judge of={row} /> : null)}
        caption={t('governance.outside')}
        empty={<Empty says={t('governance.outside_none')} />}
      />
    </Page>
  )
}

const start = { reason: '' }

function Judge({ of: row }: { readonly of: Row }) {
  const t = useWords()
  const accept = useAct(acceptOutside)
  const refuse = useAct(refuseOutside)
  return (
    <Sheet words={t('governance.outside_judge')} title={row.name} kind="other">
      {(close) => (
        <div className="stack">
          <p>{row.text}</p>
          <div className="row">
            <Button
              kind="main"
              press={async () => {
                if (await accept.act({ outsideComment: row.id })) close()
              }}
              reasons={accept.refusals}
            >
              {t('governance.outside_accept')}
            </Button>
          </div>
          <Trouble of={accept.refusals.length > 0 ? null : accept.error} />
          <Form<typeof start, typeof refuseOutside>
            name={`refuse-${row.id}`}
            start={start}
            act={refuse}
            send={({ reason }) => ({ outsideComment: row.id, reason })}
            submit={t('governance.outside_refuse')}
            submitKind="grave"
            done={close}
          >
            <LongTextField name="reason" label={t('governance.outside_reason')} rows={2} />
          </Form>
        </div>
      )}
    </Sheet>
  )
}
