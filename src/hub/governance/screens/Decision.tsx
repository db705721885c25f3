/** One decision of the register, with its figures and what it is linked with. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import { type InOwnWords, useInOwnWords } from '#hub/translations/parts.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { endDecision, listDecisions, readDecision, renewDecision } from '../contract/decisions.ts'
import { endings, isValid } from '../rules/register.ts'
import { paragraphsOf } from '../rules/versions.ts'
import { DecisionDocuments } from './DecisionDocuments.tsx'
import { decisionPage, decisionTones, pageOf, titleOf } from './proposal-words.ts'
import { exact, optionName, votePage } from './votes/vote-words.ts'

interface OfDecision {
  readonly of: ReplyOf<typeof readDecision>
}

export function DecisionScreen() {
  const t = useWords()
  const reading = useRead(readDecision, { decided: useAddress().param('decided') })
  const { data } = reading
  const own = useInOwnWords('decision', data?.id ?? '', data !== undefined)
  return (
    <Page
      title={data ? `${data.number} · ${own.word('title', data.title)}` : t('governance.decision')}
      back={{ href: '/community/decisions', says: t('governance.register') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <Card
            title={t('governance.decision')}
            state={<Status tone={decisionTones[one.state]} says={t(`governance.decision_state.${one.state}`)} />}
          >
            {own.note}
            <DecisionBody of={one} own={own} />
          </Card>
          <DecisionDocuments of={one} />
        </div>
      )}
    </Page>
  )
}

const Text = ({ of: text, own }: { readonly of: string; readonly own: InOwnWords }) => (
  <>
    {paragraphsOf(text).map((said, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in a text that never changes
      <p key={at}>{own.said(`paragraph_${at + 1}`, said)}</p>
    ))}
  </>
)

function DecisionBody({ of: one, own }: OfDecision & { readonly own: InOwnWords }) {
  const t = useWords()
  const day = (of: string | null) => (of ? dayWords(of as Day) : null)
  const facts = [
    ['text', <Text key="text" of={one.text} own={own} />],
    ['takenOn', day(one.takenOn)],
    [
      'takenIn',
      one.meeting && one.takenIn ? (
        <Link key="meeting" href={pathTo('/community/meetings/:meeting', { meeting: one.meeting })}>
          {one.takenIn}
        </Link>
      ) : (
        one.takenIn
      ),
    ],
    ['pendingUntil', day(one.pendingUntil)],
    ['inForceFrom', day(one.inForceFrom)],
    ['reviewOn', day(one.reviewOn)],
    ['criteria', own.said('criteria', one.criteria)],
    ['criteriaAnswer', own.said('answer', one.criteriaAnswer)],
    ['eligible', one.eligible],
    ['answered', one.answered],
    ['endedFrom', day(one.endedFrom)],
    ['figures', figuresSaid(one)],
    ['conflicted', one.figures?.conflicted.join(', ') ?? null],
    ['delegated', one.figures?.delegated || null],
  ] as const
  return (
    <div className="stack">
      <Facts
        long
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`governance.field.${name}`), value }))}
      />
      {one.proposal ? (
        <p>
          {t('governance.came_from')}{' '}
          <Link href={pathTo(pageOf, { rfc: one.proposal.id })}>{titleOf(one.proposal)}</Link>
        </p>
      ) : null}
      {one.vote ? (
        <p>
          {t('governance.taken_in_vote')}{' '}
          <Link href={pathTo(votePage, { vote: one.vote.id })}>{String(one.vote.number)}</Link>
        </p>
      ) : null}
      {one.successor ? (
        <p>
          {t('governance.took_place')}{' '}
          <Link href={pathTo(decisionPage, { decided: one.successor.id })}>
            {`${one.successor.number} · ${one.successor.title}`}
          </Link>
        </p>
      ) : null}
      {one.touched.map((other) => (
        <p key={other.id}>
          {t('governance.place_of')}{' '}
          <Link href={pathTo(decisionPage, { decided: other.id })}>{`${other.number} · ${other.title}`}</Link>
        </p>
      ))}
      {one.steers && isValid(one.state) && one.successor === null ? (
        <div className="row">
          <RenewSheet of={one} />
          <EndSheet of={one} />
        </div>
      ) : null}
    </div>
  )
}

const figuresSaid = ({ figures, method }: OfDecision['of']): string | null =>
  figures &&
  [
    ...figures.lines.map(({ option, score }) => `${optionName(method, option)} ${exact(score)}`),
    `${t('governance.says.abstain')} ${figures.abstained}`,
  ].join(' · ')

/** The decisions that hold and may touch this one. */
function NewerField({ of: one }: OfDecision) {
  const t = useWords()
  return (
    <Read of={useRead(listDecisions, { size: 200 })}>
      {({ rows }) => (
        <SelectField
          name="newer"
          label={t('governance.by_decision')}
          options={rows
            .filter(({ id, state }) => id !== one.id && isValid(state))
            .map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` }))}
        />
      )}
    </Read>
  )
}

const renewing = { newer: '', reviewOn: '', criteriaAnswer: '' }

function RenewSheet({ of: one }: OfDecision) {
  const t = useWords()
  const act = useAct(renewDecision)
  return (
    <Sheet words={t('governance.renew')} title={t('governance.renew')} kind="other">
      {(close) => (
        <Form<typeof renewing, typeof renewDecision>
          name={`renew-${one.id}`}
          start={renewing}
          act={act}
          send={(typed) => ({ decided: one.id, ...typed })}
          submit={t('governance.renew')}
          done={close}
        >
          <NewerField of={one} />
          <DayField name="reviewOn" label={t('governance.field.reviewOn')} />
          <LongTextField name="criteriaAnswer" label={t('governance.field.criteriaAnswer')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

const ending = { newer: '', how: 'superseded', criteriaAnswer: '' }

function EndSheet({ of: one }: OfDecision) {
  const t = useWords()
  const act = useAct(endDecision)
  return (
    <Sheet words={t('governance.end_decision')} title={t('governance.end_decision')} kind="quiet">
      {(close) => (
        <Form<typeof ending, typeof endDecision>
          name={`end-${one.id}`}
          start={ending}
          act={act}
          send={({ how, ...typed }) => ({ decided: one.id, how: how as (typeof endings)[number], ...typed })}
          submit={t('governance.end_decision')}
          submitKind="grave"
          done={close}
        >
          <NewerField of={one} />
          <SelectField
            name="how"
            label={t('governance.field.state')}
            options={endings.map((value) => ({ value, label: t(`governance.decision_state.${value}`) }))}
          />
          <LongTextField name="criteriaAnswer" label={t('governance.field.criteriaAnswer')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
