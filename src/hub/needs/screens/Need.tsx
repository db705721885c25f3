/** One need with its whole way: first words, voices, order, analysis, estimates, money, delivery, whether it helps. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { NeedParts } from '#app/screens/GatheredParts.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import { type InOwnWords, useInOwnWords } from '#hub/translations/parts.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readNeed } from '../contract/needs.ts'
import { AnalysisCard } from './AnalysisCard.tsx'
import { DeliveryCard } from './DeliveryCard.tsx'
import { DraftCard } from './DraftCard.tsx'
import { EstimatesCard } from './EstimatesCard.tsx'
import { FeedbackCard } from './FeedbackCard.tsx'
import './needs.css'
import { languageNames } from '#platform/values/languages.ts'
import { areaName, hoursOf, pageOf, titleOf, tones } from './need-words.ts'
import { OpinionsCard } from './OpinionsCard.tsx'
import { OrderCard } from './OrderCard.tsx'
import { Photos } from './Photos.tsx'
import { VoicesCard } from './VoicesCard.tsx'

export type NeedReply = ReplyOf<typeof readNeed>
export interface OfNeed {
  readonly of: NeedReply
}

/** Who decided, and with which power. */
const byWhom = ({ by, power }: NeedReply['history'][number]): string | null =>
  by && power ? say('needs.by_power', { name: by, power: say(`needs.power.${power}`) }) : by

export function NeedScreen() {
  const t = useWords()
  const need = useAddress().param('need')
  const reading = useRead(readNeed, { need })
  const { data } = reading
  const own = useInOwnWords('need', need, (data?.number ?? null) !== null)
  return (
    <Page
      title={data ? titleOf(inOwnWords(data, own)) || t('needs.unnamed') : t('needs.need')}
      back={{ href: '/community/needs', says: t('needs.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <WordsCard of={one} own={own} />
          <DraftCard of={one} />
          {one.number === null ? null : <VoicesCard of={one} />}
          <OrderCard of={one} />
          <AnalysisCard of={one} />
          <EstimatesCard of={one} />
          <NeedParts need={one.id} estimate={one.estimate} round={one.round} />
          <DeliveryCard of={one} />
          <FeedbackCard of={one} />
          {one.number === null ? null : <OpinionsCard of={one} />}
          <HistoryCard lines={one.history.map((line) => ({ ...line, by: byWhom(line) }))} />
        </div>
      )}
    </Page>
  )
}

/** What its title is made of. */
const inOwnWords = ({ number, problem }: NeedReply, own: InOwnWords) => ({
  number,
  problem: problem && own.word('problem', problem),
})

function WordsCard({ of: one, own }: OfNeed & { readonly own: InOwnWords }) {
  const t = useWords()
  const day = (of: string | null) => (of ? dayWords(of as Day) : null)
  const worked = one.work.analysis + one.work.coordination + one.work.development
  const facts = [
    ['problem', own.said('problem', one.problem)],
    ['whoSuffers', own.said('who_suffers', one.whoSuffers)],
    ['wishedResult', own.said('result', one.wishedResult)],
    ['frequency', own.said('frequency', one.frequency)],
    ['workaround', own.said('workaround', one.workaround)],
    ['area', areaName(one.area)],
    ['author', one.author.name],
    ['language', languageNames[one.language]],
    ['submittedOn', day(one.submittedOn)],
    ['payers', one.payers.map(({ name }) => name).join(', ')],
    ['hours', worked > 0 ? t('needs.hours', { hours: hoursOf(worked) }) : null],
    ['deliveredOn', day(one.deliveredOn)],
    ['exitReason', one.exitReason],
    ['parkedUntil', day(one.parkedUntil)],
  ] as const
  const links = [
    ['needs.went_into', one.mergedInto],
    ['needs.replaced_by', one.replacedBy],
    ['needs.defect_of', one.defectOf],
  ] as const
  return (
    <Card title={t('needs.words')} state={<Status tone={tones[one.state]} says={t(`needs.state.${one.state}`)} />}>
      {own.note}
      <Facts
        long
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`needs.field.${name}`), value }))}
      />
      {links.map(([says, other]) =>
        other ? (
          <p key={says}>
            {t(says)} <Link href={pathTo(pageOf, { need: other.id })}>{titleOf(other)}</Link>
          </p>
        ) : null,
      )}
      <Photos of={one} />
    </Card>
  )
}
