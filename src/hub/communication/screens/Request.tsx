/** One request of a researcher: what is asked for, who agrees, and the answer. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField } from '#app/ui/fields.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { agreeToResearch, grantResearch, readResearch, refuseResearch, reviewResearch } from '../contract/research.ts'
import { whyNotGrant, whyNotResearch } from '../rules/research.ts'
import { requestsPage, researchTones } from './data-words.ts'

interface OfRequest {
  readonly of: ReplyOf<typeof readResearch>
}

export function RequestScreen() {
  const t = useWords()
  const reading = useRead(readResearch, { research: useAddress().param('research') })
  return (
    <Page
      title={reading.data ? t('research.one', { number: reading.data.number }) : t('research.title')}
      back={{ href: requestsPage, says: t('research.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <Card
            title={one.institution}
            state={<Status tone={researchTones[one.state]} says={t(`research.state.${one.state}`)} />}
          >
            <RequestFacts of={one} />
            {may('data.manage') ? <Answer of={one} /> : null}
          </Card>
          <Agreeing of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

function RequestFacts({ of: one }: OfRequest) {
  const t = useWords()
  const day = (of: string | null) => (of ? dayWords(of as Day) : null)
  const facts = [
    ['question', one.question],
    ['name', one.name],
    ['email', one.email],
    ['fields', one.fields.map((field) => t(`research.wish.${field}`)).join(' · ')],
    ['storage', one.storage],
    ['results', one.results],
    ['reviewUntil', day(one.reviewUntil)],
    ['endsOn', day(one.endsOn)],
    ['reason', one.reason],
    ['endedOn', day(one.endedOn)],
    ['contactForgottenOn', day(one.contactForgottenOn)],
  ] as const
  const known = facts.filter(([, value]) => value !== null)
  return <Facts long of={known.map(([name, value]) => ({ name: t(`research.field.${name}`), value }))} />
}

function Answer({ of: one }: OfRequest) {
  const t = useWords()
  const { said } = useNotices()
  const grant = useAct(grantResearch, { done: () => said(t('research.answered')) })
  if (one.state !== 'asked' && one.state !== 'in_review') return null
  const agreeing = one.organisations.filter(({ agrees, concerned }) => agrees && concerned).length
  const first =
    one.state === 'asked' ? (
      <TakeUp of={one} />
    ) : (
      <Button
        kind="main"
        busy={grant.busy}
        reasons={[...whyNotResearch('grant', one.state), ...whyNotGrant(agreeing), ...(grant.refusals ?? [])]}
        press={() => grant.act({ research: one.id })}
      >
        {t('research.grant')}
      </Button>
    )
  return (
    <div className={one.state === 'asked' ? 'row' : 'stack-small'}>
      {first}
      <Refuse of={one} />
    </div>
  )
}

/** Whom it concerns is chosen: everybody who takes part, unless some are left out. */
function TakeUp({ of: one }: OfRequest) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(reviewResearch)
  const start = { concerned: one.organisations.map(({ id }) => id) as readonly string[] }
  return (
    <Sheet words={t('research.review')} title={t('research.review')} kind="main">
      {(close) => (
        <Form<typeof start, typeof reviewResearch>
          name={`review-research-${one.id}`}
          start={start}
          act={act}
          send={({ concerned }) => ({ research: one.id, concerned: [...concerned] })}
          submit={t('research.ask_them')}
          done={({ until }) => {
            said(t('research.reviewed', { until }))
            close()
          }}
        >
          <ChecksField
            name="concerned"
            label={t('research.concerned')}
            hint={t('research.concerned_says')}
            optional={false}
            options={one.organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Sheet>
  )
}

function Refuse({ of: one }: OfRequest) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <ReasonSheet
      name={`refuse-research-${one.id}`}
      act={refuseResearch}
      send={(reason) => ({ research: one.id, reason })}
      words={t('research.refuse')}
      asks={t('research.field.reason')}
      hint={t('research.refuse_says')}
      done={() => said(t('research.answered'))}
    />
  )
}

function Agreeing({ of: one }: OfRequest) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(agreeToResearch, { done: () => said(t('data.said')) })
  if (one.state === 'asked') return null
  const isOpen = whyNotResearch('agree', one.state).length === 0
  return (
    <Card title={t('research.organisations')}>
      {one.organisations.map(({ id, name, concerned, agrees, maySign }) => (
        <div key={id} className="row">
          <b>{name}</b>
          <Status
            tone={agrees ? 'fine' : 'quiet'}
            says={t(!concerned ? 'research.not_asked' : agrees ? 'research.agrees' : 'research.agrees_not')}
          />
          {concerned && maySign && isOpen ? (
            <Button
              kind={agrees ? 'quiet' : 'main'}
              busy={act.busy}
              reasons={act.refusals}
              press={() => act.act({ research: one.id, participant: id, agrees: !agrees })}
            >
              {t(agrees ? 'research.disagree' : 'research.agree')}
            </Button>
          ) : null}
        </div>
      ))}
    </Card>
  )
}
