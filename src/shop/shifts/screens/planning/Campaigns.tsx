/** Filling the first weeks of a shop: how each template stands, who chose it, seating somebody, ending it. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { chooseSeat, endCampaign, listCampaigns } from '../../contract-office.ts'
import { PlanLinks } from './PlanLinks.tsx'
import { campaignTones, placeWords } from './place-words.ts'

export type Campaign = ReplyOf<typeof listCampaigns>['campaigns'][number]
type Line = Campaign['lines'][number]

export const lineWords = (line: Line): string =>
  `${placeWords(line)}, ${rangeWords(line.starts as TimeOfDay, line.ends as TimeOfDay)}`

export function CampaignsScreen() {
  const words = useWords()
  const campaigns = useRead(listCampaigns, {})
  const start = { href: '/staff/campaigns/new', says: words('shifts.plan.campaign_start') }
  return (
    <Page
      title={words('shifts.plan.campaigns')}
      says={words('shifts.plan.campaigns_says')}
      read={campaigns}
      wide
      action={
        <Button icon="plus" href={start.href}>
          {start.says}
        </Button>
      }
    >
      {(data) => (
        <div className="stack">
          <PlanLinks />
          {data.campaigns.length === 0 ? (
            <Empty icon="people" says={words('shifts.plan.no_campaigns')} next={start} />
          ) : (
            data.campaigns.map((campaign) => <CampaignCard key={campaign.id} campaign={campaign} />)
          )}
        </div>
      )}
    </Page>
  )
}

function CampaignCard({ campaign }: { readonly campaign: Campaign }) {
  const words = useWords()
  const open = campaign.untilDay >= (currentMe().today ?? '')
  const wanted = campaign.lines.reduce((sum, line) => sum + line.minPeople, 0)
  const there = campaign.lines.reduce((sum, line) => sum + Math.min(line.people, line.minPeople), 0)
  return (
    <Card
      title={campaign.name}
      action={
        <>
          {may('shifts.office') ? <SeatSomebody campaign={campaign} /> : null}
          <EndCampaign campaign={campaign} />
        </>
      }
    >
      <Status
        tone={open ? 'fine' : 'quiet'}
        says={words(open ? 'shifts.plan.campaign_until' : 'shifts.plan.campaign_over', {
          until: campaign.untilDay,
          from: campaign.seatsFrom,
        })}
      />
      <Progress label={words('shifts.plan.campaign_least')} done={there} total={wanted} />
      <Table
        caption={campaign.name}
        rows={campaign.lines}
        rowKey={(line) => line.template}
        columns={[
          { name: 'name', title: 'shifts.column.name', cell: (line) => line.name, line: 1 },
          { name: 'when', title: 'shifts.column.when', cell: lineWords, line: 2 },
          {
            name: 'people',
            title: 'shifts.column.people',
            line: 3,
            right: true,
            cell: (line) =>
              t('shifts.plan.people_of', { count: line.people, least: line.minPeople, most: line.maxPeople }),
          },
          {
            name: 'state',
            title: 'shifts.column.state',
            line: 1,
            cell: (line) => <Status tone={campaignTones[line.state]} says={t(`shifts.plan.campaign.${line.state}`)} />,
          },
          { name: 'names', title: 'shifts.plan.who', line: 3, cell: (line) => line.names?.join(', ') },
        ]}
      />
    </Card>
  )
}

function EndCampaign({ campaign }: { readonly campaign: Campaign }) {
  const words = useWords()
  const { said } = useNotices()
  const end = useAct(endCampaign, { after: [listCampaigns], done: () => said(words('shifts.plan.campaign_ended')) })
  return (
    <Confirm
      kind="grave"
      words={words('shifts.plan.campaign_end')}
      label={`${words('shifts.plan.campaign_end')}: ${campaign.name}`}
      title={words('shifts.plan.campaign_end')}
      says={words('shifts.plan.campaign_end_says')}
      sure={words('shifts.plan.campaign_end')}
      press={() => end.act({ campaign: campaign.id })}
      error={end.error}
    />
  )
}

type SeatValues = { readonly member: string; readonly template: string }

function SeatSomebody({ campaign }: { readonly campaign: Campaign }) {
  const words = useWords()
  const { said } = useNotices()
  const choose = useAct(chooseSeat, { after: [listCampaigns], done: () => said(words('shifts.plan.seat_taken')) })
  return (
    <Sheet words={words('shifts.plan.seat_somebody')} title={words('shifts.plan.seat_somebody')} icon="plus">
      {(close) => (
        <Form<SeatValues, typeof chooseSeat>
          name={`seat-in-${campaign.id}`}
          keep={false}
          start={{ member: '', template: '' }}
          act={choose}
          send={(values) => ({ campaign: campaign.id, ...values })}
          submit={words('shifts.plan.seat_give')}
          done={close}
        >
          <PersonField name="member" label={words('shifts.column.name')} />
          <SelectField
            name="template"
            label={words('shifts.plan.template')}
            options={campaign.lines
              .filter(({ state }) => state !== 'full')
              .map((line) => ({ value: line.template, label: `${line.name} (${lineWords(line)})` }))}
          />
        </Form>
      )}
    </Sheet>
  )
}
