/** On the staff's Today of a shop: what its communities ask everybody, what people say by now, and the poster for the wall. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { printPublicPoster, readShopPolls } from '../../contract/quick-polls.ts'
import { LanguageSheet } from '../LanguageSheet.tsx'
import { PollResult } from './PollResult.tsx'
import { pollWallPage, publicPollPage } from './poll-words.ts'

/** Nothing is drawn where the shop takes part in no community. */
export function ShopPolls() {
  const t = useWords()
  const reading = useRead(readShopPolls, {}, { everySeconds: 60 })
  if (reading.data?.takesPart === false) return null
  return (
    <Card title={t('governance.polls_in_shop')}>
      <Read of={reading}>
        {({ polls }) =>
          polls.length === 0 ? (
            <p className="quiet">{t('governance.no_polls_in_shop')}</p>
          ) : (
            <ul className="shop-polls">
              {polls.map((one) => (
                <li key={one.id}>
                  <ShopPoll of={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Card>
  )
}

function ShopPoll({ of: one }: { readonly of: ReplyOf<typeof readShopPolls>['polls'][number] }) {
  const t = useWords()
  const asked = { organisation: one.organisation, quickPoll: one.id }
  const open = one.state === 'open'
  return (
    <>
      <div className="row">
        <Link href={pathTo(publicPollPage, asked)}>
          <strong>{one.title}</strong>
        </Link>
        <Status tone={open ? 'attention' : 'quiet'} says={t(`governance.poll_state.${one.state}`)} />
      </div>
      {one.question ? <p>{one.question}</p> : null}
      <p className="quiet">
        {one.community} · {t(open ? 'governance.poll_field.closesAt' : 'governance.poll_closed_at')}{' '}
        <Moment at={one.closesAt as Instant} />
      </p>
      <PollResult of={one} />
      <div className="row">
        <Link href={pathTo(pollWallPage, asked)}>{t('governance.poll_wall')}</Link>
        {open ? (
          <LanguageSheet
            words={t('governance.poll_poster')}
            save={(language) =>
              download(printPublicPoster, { ...asked, language }, `poster-${one.number}-${language}.pdf`)
            }
          />
        ) : null}
      </div>
    </>
  )
}
