/** A member chooses a fixed place while the weeks of the shop are filled. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { chooseSeat, listCampaigns } from '../../contract-office.ts'
import { whyNotChoose } from '../../rules/campaign.ts'
import { type Campaign, lineWords } from './Campaigns.tsx'
import { campaignTones } from './place-words.ts'

export function ChooseCampaignScreen() {
  const t = useWords()
  const campaigns = useRead(listCampaigns, {})
  return (
    <Page title={t('shifts.plan.choose_title')} says={t('shifts.plan.choose_says')} read={campaigns}>
      {(data) =>
        data.campaigns.length === 0 ? (
          <Empty
            icon="calendar"
            says={t('shifts.plan.nothing_to_choose')}
            next={{ href: '/shifts', says: t('shifts.mine') }}
          />
        ) : (
          <div className="stack">
            {data.campaigns.map((campaign) => (
              <section key={campaign.id} className="stack">
                <h2>{campaign.name}</h2>
                <p>{t('shifts.plan.campaign_until', { until: campaign.untilDay, from: campaign.seatsFrom })}</p>
                {campaign.lines.map((line) => (
                  <Choice key={line.template} campaign={campaign} line={line} />
                ))}
              </section>
            ))}
          </div>
        )
      }
    </Page>
  )
}

interface ChoiceProps {
  readonly campaign: Campaign
  readonly line: Campaign['lines'][number]
}

function Choice({ campaign, line }: ChoiceProps) {
  const t = useWords()
  const { said } = useNotices()
  const choose = useAct(chooseSeat, { after: [listCampaigns], done: () => said(t('shifts.plan.chosen_done')) })
  const mine = campaign.chosen === line.template
  const reasons = whyNotChoose({
    line,
    all: campaign.lines,
    untilDay: campaign.untilDay as Day,
    today: currentMe().today as Day,
    chosenAlready: campaign.chosen !== null,
    byOffice: false,
  })
  return (
    <Card title={line.name} {...(mine ? { tone: 'leaf' as const } : {})}>
      <p>{lineWords(line)}</p>
      {mine ? (
        <Status tone="fine" says={t('shifts.plan.chosen_mine')} />
      ) : (
        <>
          <Status tone={campaignTones[line.state]} says={t(`shifts.plan.campaign.${line.state}`)} />
          <p className="quiet">
            {t('shifts.plan.people_of', { count: line.people, least: line.minPeople, most: line.maxPeople })}
          </p>
          <Confirm
            kind="main"
            words={t('shifts.plan.choose')}
            label={`${t('shifts.plan.choose')}: ${line.name}`}
            title={t('shifts.plan.choose_asks')}
            says={`${line.name}, ${lineWords(line)}`}
            sure={t('shifts.plan.choose')}
            reasons={reasons}
            error={choose.error}
            press={() => choose.act({ campaign: campaign.id, template: line.template })}
          />
        </>
      )}
    </Card>
  )
}
