/** The own requests with what came of them, and what others ask. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { cancelSwap, cancelSwapByLink, readMySwaps } from '../contract-swap.ts'
import { type AnswerLink, swapHref } from './addresses.ts'
import { SwapAnswer } from './SwapAnswer.tsx'
import { SwapAskCard } from './SwapAskCard.tsx'
import { SlotWords } from './SwapSlots.tsx'
import { wishWords } from './wish-words.ts'

type Mine = ReplyOf<typeof readMySwaps>['mine'][number]

const tones = { open: 'news', offered: 'attention', done: 'fine', cancelled: 'quiet', expired: 'quiet' } as const

export function MySwapsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('exchanges.swap.mine')}
      says={t('exchanges.swap.mine_says')}
      read={useRead(readMySwaps, {})}
      back={{ href: '/shifts', says: t('shifts.mine') }}
    >
      {({ mine, asks }) => (
        <div className="stack">
          {mine.length + asks.length === 0 ? (
            <Empty
              says={t('exchanges.swap.nothing')}
              icon="calendar"
              next={{ href: '/shifts', says: t('shifts.mine') }}
            />
          ) : null}
          {asks.length > 0 ? <h2>{t('exchanges.swap.asked_of_me')}</h2> : null}
          {asks.map((ask) => (
            <SwapAskCard key={ask.swap} ask={ask} link={null} />
          ))}
          {mine.length > 0 && asks.length > 0 ? <h2>{t('exchanges.swap.mine')}</h2> : null}
          {mine.map((one) => (
            <MySwap key={one.swap} mine={one} link={null} changes />
          ))}
        </div>
      )}
    </Page>
  )
}

interface MySwapProps {
  readonly mine: Mine
  readonly link: AnswerLink | null
  /** Leads to where wishes are changed; that page itself does not. */
  readonly changes?: boolean
}

export function MySwap({ mine, link, changes = false }: MySwapProps) {
  const t = useWords()
  const live = mine.state === 'open' || mine.state === 'offered'
  return (
    <Card>
      <Status tone={tones[mine.state]} says={t(`exchanges.swap.state.${mine.state}`)} />
      <div className="swap-slot">
        <SlotWords slot={mine.seat} />
      </div>
      {mine.proposal ? <SwapAnswer proposal={mine.proposal} link={link} /> : null}
      {mine.state === 'open' ? <Wishes of={mine} /> : null}
      {changes && mine.state === 'open' ? (
        <Button kind="other" href={swapHref({ attendance: mine.seat.attendance })}>
          {t('exchanges.swap.change_wishes')}
        </Button>
      ) : null}
      {live ? <TakeBack swap={mine.swap} link={link} /> : null}
    </Card>
  )
}

/** What was wished for, the dearest first, and how many people know of it. */
function Wishes({ of: { wishes, asked } }: { readonly of: Mine }) {
  const t = useWords()
  return (
    <>
      <h3>{t('exchanges.swap.wished')}</h3>
      <ol className="swap-wishes">
        {wishes.map((wish) => (
          <li key={JSON.stringify(wish)}>{wishWords(wish)}</li>
        ))}
      </ol>
      {asked > 0 ? <p className="quiet">{t('exchanges.swap.asked', { count: asked })}</p> : null}
    </>
  )
}

function TakeBack({ swap, link }: { readonly swap: string; readonly link: AnswerLink | null }) {
  const t = useWords()
  const [own, linked] = [useAct(cancelSwap), useAct(cancelSwapByLink)]
  return (
    <Confirm
      words={t('exchanges.swap.take_back')}
      title={t('exchanges.swap.take_back_asks')}
      says={t('exchanges.swap.take_back_says')}
      sure={t('exchanges.swap.take_back')}
      kind="quiet"
      press={() => (link ? linked.act({ swap, ...link }) : own.act({ swap }))}
      error={own.error ?? linked.error}
    />
  )
}
