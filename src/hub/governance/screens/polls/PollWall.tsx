/** What people say by now, for a screen in the shop: large figures that renew themselves, and the code to answer. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { QrCode } from '#app/ui/QrCode.tsx'
import { useWords } from '#app/words.ts'
import { readPublicPoll } from '../../contract/quick-polls.ts'
import { PollResult } from './PollResult.tsx'
import { publicPollPage } from './poll-words.ts'

export function PollWallScreen() {
  const t = useWords()
  const address = useAddress()
  const asked = { organisation: address.param('organisation'), quickPoll: address.param('quickPoll') }
  const reading = useRead(readPublicPoll, asked, { everySeconds: 20 })
  return (
    <Page title={reading.data?.title ?? t('governance.poll')} read={reading} wide>
      {(one) => (
        <div className="poll-wall">
          <div>
            {one.question ? <p>{one.question}</p> : null}
            <PollResult of={one} />
          </div>
          {one.state === 'open' ? (
            <div>
              <QrCode text={one.page} label={t('governance.poll_scan')} look="poll-code" />
              <p>{t('governance.poll_scan')}</p>
              <Link href={pathTo(publicPollPage, asked)}>{t('governance.poll_answer_here')}</Link>
            </div>
          ) : (
            <p>{t('governance.poll_over')}</p>
          )}
        </div>
      )}
    </Page>
  )
}
