/** Another program asks who is signed in: the person says yes once, or no. */
import { useEffect, useRef } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import { giveConsent, readConsent } from '../contract-single-sign-on.ts'

type Wish = SentOf<typeof readConsent>
type Asked = ReplyOf<typeof readConsent>

/** As the program wrote it into the address; the server checks it. */
const wishHere = (): Wish => Object.fromEntries(new URLSearchParams(window.location.search)) as unknown as Wish

export function AllowScreen() {
  const t = useWords()
  const wish = wishHere()
  const read = useRead(readConsent, wish)
  return (
    <Page title={t('auth.allow')} read={read}>
      {(asked: Asked) => <Ask wish={wish} asked={asked} />}
    </Page>
  )
}

function Ask({
  wish,
  asked: { program, organisation, scopes, agreed },
}: {
  readonly wish: Wish
  readonly asked: Asked
}) {
  const t = useWords()
  const begun = useRef(false)
  const give = useAct(giveConsent, { after: [] })
  const answer = async (agree: boolean) => {
    const reply = await give.act({ ...wish, agree })
    if (reply) window.location.assign(reply.url)
  }
  useEffect(() => {
    if (!agreed || begun.current) return
    begun.current = true
    void answer(true)
  })
  if (agreed && !give.error) return <p role="status">{t('auth.allow.going', { program })}</p>
  return (
    <Card>
      <p>{t('auth.allow.says', { program, organisation })}</p>
      <ul>
        {scopes
          .filter((scope) => scope !== 'openid')
          .map((scope) => (
            <li key={scope}>{t(`auth.allow.${scope}`)}</li>
          ))}
      </ul>
      <p className="quiet">{t('auth.allow.never')}</p>
      <Trouble of={give.error} />
      <div className="row">
        <Button press={() => answer(true)}>{t('auth.allow.yes')}</Button>
        <Button kind="other" press={() => answer(false)}>
          {t('auth.allow.no')}
        </Button>
      </div>
    </Card>
  )
}
