/** Work outside shifts that members told: approved or refused by somebody else. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, Figure } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { approveClaim, claimStates, exportClaims, listClaims, refuseClaim } from '../../contract-claims.ts'
import { claimTones } from './MyClaims.tsx'

type Row = ReplyOf<typeof listClaims>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true },
  { name: 'day', title: 'shifts.claim.day', cell: (row) => <Day day={row.day as CalendarDay} />, sort: true },
  {
    name: 'amount',
    title: 'shifts.column.amount',
    cell: (row) => <Figure value={row.amount} />,
    sort: true,
    right: true,
  },
  { name: 'description', title: 'shifts.claim.what', cell: (row) => row.description, wraps: true },
  {
    name: 'state',
    title: 'shifts.column.state',
    cell: (row) => <Status tone={claimTones[row.state]} says={t(`shifts.claim.state.${row.state}`)} />,
    sort: true,
  },
]

export function ClaimsScreen() {
  const words = useWords()
  return (
    <Page title={words('shifts.claim.all')} wide>
      <List
        name="claims"
        from={listClaims}
        exports={exportClaims}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'shifts.column.state',
            options: claimStates.map((value) => ({ value, label: `shifts.claim.state.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.member })}
        action={(row) => (row.state === 'requested' ? <Answer claim={row.id} /> : null)}
        caption={words('shifts.claim.all')}
      />
    </Page>
  )
}

function Answer({ claim }: { readonly claim: string }) {
  const words = useWords()
  const { said } = useNotices()
  const approve = useAct(approveClaim, { done: () => said(words('shifts.claim.approved')) })
  const refuse = useAct(refuseClaim, { done: () => said(words('shifts.leave.refused')) })
  return (
    <div className="row">
      <Button kind="other" icon="check" press={() => approve.act({ claim })}>
        {words('shifts.leave.approve')}
      </Button>
      <Sheet words={words('shifts.leave.refuse')} title={words('shifts.leave.refuse')} kind="quiet">
        {(close) => (
          <Form<{ readonly reason: string }, typeof refuseClaim>
            name={`claim-${claim}`}
            start={{ reason: '' }}
            act={refuse}
            send={({ reason }) => ({ claim, reason })}
            submit={words('shifts.leave.refuse')}
            done={close}
            keep={false}
          >
            <TextField name="reason" label={words('shifts.standing.reason')} hint={words('shifts.leave.refuse_hint')} />
          </Form>
        )}
      </Sheet>
      <Trouble of={approve.error} />
    </div>
  )
}
